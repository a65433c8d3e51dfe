import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../errors.ts'
import { type ConnectionInput, connection, connectionArgs, type PageRequest } from '../pagination.ts'

const keyOf = (n: number) => [n]

/** What a store does: rows beyond the key, in the page's direction, one more than asked. */
function fetchRows(all: readonly number[], page: PageRequest): number[] {
  const key = page.key?.[0]
  const ordered = page.backward ? [...all].reverse() : all
  const beyond = ordered.filter(n => key === undefined || (page.backward ? n < Number(key) : n > Number(key)))
  return beyond.slice(0, page.limit + 1)
}

function pageOf(all: readonly number[], input: ConnectionInput) {
  const page = connectionArgs(input, ['integer'])
  return connection(fetchRows(all, page), page, keyOf)
}

function refusal(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]
    throw error
  }
}

describe('connection', () => {
  it('walks every row once, forward and backward, for any page size', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), fc.integer({ min: 1, max: 7 }), (list, size) => {
        const all = [...list].sort((a, b) => a - b)
        const seen: number[] = []
        let after: string | null = null
        do {
          const page = pageOf(all, { first: size, after })
          seen.push(...page.nodes)
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
        } while (after)
        expect(seen).toEqual(all)

        const back: number[] = []
        let before: string | null = null
        do {
          const page = pageOf(all, { last: size, before })
          back.unshift(...page.nodes)
          before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null
        } while (before)
        expect(back).toEqual(all)
      }),
    )
  })

  it('answers an empty page without cursors', () => {
    expect(pageOf([], {})).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })
})

describe('connectionArgs', () => {
  it('names the argument that is wrong', () => {
    expect(refusal(() => connectionArgs({ first: 101 }, ['integer']))).toMatchObject({
      code: 'TOO_MANY_ITEMS',
      path: ['first'],
    })
    expect(refusal(() => connectionArgs({ first: 0 }, ['integer']))).toMatchObject({ code: 'INVALID', path: ['first'] })
    expect(refusal(() => connectionArgs({ last: -1 }, ['integer']))).toMatchObject({ code: 'INVALID', path: ['last'] })
    expect(refusal(() => connectionArgs({ first: 1, last: 1 }, ['integer']))).toMatchObject({ path: ['last'] })
  })

  it.each(['', 'x', 'W10', 'W251bGxd', 'eyJhIjoxfQ', 'WzEsMl0', 'WyIxIl0', 'WzFlMTBd', 'WzEuNV0'])(
    'refuses the cursor %j',
    after => {
      expect(refusal(() => connectionArgs({ after }, ['integer']))).toMatchObject({ code: 'INVALID', path: ['after'] })
    },
  )

  it('refuses parts of a cursor that are of another kind', () => {
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const read = (...parts: unknown[]) => connectionArgs({ after: cursor(...parts) }, ['instant', 'text']).key
    expect(read('2026-11-21T08:30:00.000Z', 'ord_1')).toEqual(['2026-11-21T08:30:00.000Z', 'ord_1'])
    for (const key of [
      ['now', 'ord_1'],
      ['2026-11-21', 'ord_1'],
      ['2026-11-21T08:30:00.000Z', 1],
      ['0000-01-01T00:00:00.000Z', 'x'],
    ])
      expect(refusal(() => read(...key))).toMatchObject({ code: 'INVALID', path: ['after'] })
    expect(refusal(() => read('2026-11-21T08:30:00.000Z', 'a\0b'))).toMatchObject({ code: 'INVALID' })
  })
})
