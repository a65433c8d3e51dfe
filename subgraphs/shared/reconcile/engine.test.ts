import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare, type Exception, type Item, type Side } from './engine.ts'

type Amounts = Record<string, { amount: number; open?: boolean }>

/** A side that shows what `now` has at the moment it is asked. */
function sideOf(now: () => Amounts, pageSize: number): Side<number> {
  const items = (keys: readonly string[]): Item<number>[] =>
    keys.flatMap(key => {
      const found = now()[key]
      return found ? [{ key, value: found.amount, open: found.open ?? false }] : []
    })
  return {
    pages: async function* () {
      const keys = Object.keys(now())
      for (let at = 0; at < keys.length; at += pageSize) yield items(keys.slice(at, at + pageSize))
    },
    find: async keys => items(keys),
  }
}

async function compareSides(expected: Side<number>, actual: Side<number>) {
  const sum = { compared: 0, matched: 0, exceptions: [] as Exception<number, number>[] }
  const differences = (one: number, other: number) => (one === other ? [] : ['amount'])
  for await (const page of compare({ expected, actual, differences })) {
    sum.compared += page.compared
    sum.matched += page.matched
    sum.exceptions.push(...page.exceptions)
  }
  return sum
}

const amounts = fc.dictionary(
  fc.constantFrom(...'abcdefgh'),
  fc.record({ amount: fc.integer({ min: 0, max: 2 }), open: fc.boolean() }),
)

it('finds what is missing, unexpected or different, and nothing of what is under way', async () => {
  await fc.assert(
    fc.asyncProperty(amounts, amounts, fc.integer({ min: 1, max: 4 }), async (ours, theirs, pageSize) => {
      const { compared, matched, exceptions } = await compareSides(
        sideOf(() => ours, pageSize),
        sideOf(() => theirs, pageSize),
      )
      const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
      const settled = keys.filter(key => !ours[key]?.open && !theirs[key]?.open).sort()
      const kindOf = (key: string) => {
        if (!theirs[key]) return 'MISSING'
        if (!ours[key]) return 'UNEXPECTED'
        return ours[key].amount === theirs[key].amount ? null : 'MISMATCHED'
      }
      const found = exceptions.map(({ key, kind, expected, actual }) => ({ key, kind, expected, actual }))
      expect(found.sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
        settled
          .map(key => ({
            ...{ key, kind: kindOf(key) },
            ...{ expected: ours[key]?.amount ?? null, actual: theirs[key]?.amount ?? null },
          }))
          .filter(({ kind }) => kind !== null),
      )
      expect(compared).toBe(settled.length)
      expect(matched).toBe(settled.length - exceptions.length)
    }),
  )
})

it('looks again before it says that two differ: one may have been read before the other changed', async () => {
  const ours: Amounts = { a: { amount: 1 }, b: { amount: 1 } }
  let looks = 0
  const theirs = sideOf(() => ({ a: { amount: looks > 1 ? 1 : 0 }, b: { amount: 0 } }), 10)
  const late: Side<number> = {
    ...theirs,
    find: async keys => {
      looks += 1
      return theirs.find(keys)
    },
  }
  const { matched, exceptions } = await compareSides(
    sideOf(() => ours, 10),
    late,
  )
  expect(matched).toBe(1)
  expect(exceptions).toEqual([{ key: 'b', kind: 'MISMATCHED', expected: 1, actual: 0, fields: ['amount'] }])
})
