import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openShop, ops } from '../../test/shop.ts'
import { endActivities } from '../commands/endActivities.ts'
import { expireHolds } from '../commands/expireHolds.ts'
import { Model, SKUS, type Step, step } from './model.ts'
import { activityInput, CHANGE, CREATE, END, expectSound, key, ordering, totals } from './sale.ts'

const shop = openShop()
const { reserve, claim, release } = ordering(shop)
const UNITS = 12
const HOLD_MS = 60_000
const ADJUST = `mutation ($input: StockAdjustInput!) { stockAdjust(input: $input) { userErrors { code } } }`

/** Another step of the same round ended it. */
const GONE = { userErrors: [{ code: 'NOT_FOUND' }] }

let serial = 0

/** The real stock: runs steps through GraphQL and answers whether each was done or refused. */
async function openReal() {
  serial += 1
  const run = serial
  const { skuIds } = await shop.product(Array.from({ length: SKUS }, () => UNITS))
  const activities = new Map<number, { id: string; skuId: string }>()
  const contentOf = (activity: number) => `room_model_${run}_${activity}`
  const ask = async (query: string, input: object) => {
    const [payload] = Object.values(await shop.run(ops, query, { input })) as [
      { userErrors: { code: string }[]; activity?: { id: string } },
    ]
    return payload
  }
  const answer = async (each: Step): Promise<{ userErrors: { code: string }[] }> => {
    switch (each.do) {
      case 'reserve': {
        const lines = each.lines.map(({ sku, quantity, via }) => ({
          skuId: skuIds[sku]!,
          quantity,
          ...(via === null ? {} : { contentId: contentOf(via) }),
        }))
        return reserve(`ord_${run}_${each.order}`, lines, HOLD_MS)
      }
      case 'claim':
        return claim(`ord_${run}_${each.order}`)
      case 'release':
        return release(`ord_${run}_${each.order}`)
      case 'adjust':
        return ask(ADJUST, { skuId: skuIds[each.sku], delta: each.delta, reason: 'model', idempotencyKey: key() })
      case 'begin': {
        const input = activityInput(shop, [[skuIds[each.sku]!, each.quantity]], {
          contentId: contentOf(each.activity),
          lastsMs: 1e9,
        })
        const payload = await ask(CREATE, input)
        if (payload.activity) activities.set(each.activity, { id: payload.activity.id, skuId: skuIds[each.sku]! })
        return payload
      }
      case 'change': {
        const open = activities.get(each.activity)
        if (!open) return GONE
        return ask(CHANGE, { activityId: open.id, skuId: open.skuId, delta: each.delta, idempotencyKey: key() })
      }
      case 'end': {
        const open = activities.get(each.activity)
        if (!open) return GONE
        activities.delete(each.activity)
        return ask(END, { activityId: open.id })
      }
      case 'expire':
        await shop.world.clock.advance(HOLD_MS)
        await expireHolds({ platform: shop.platform })
        return { userErrors: [] }
    }
  }
  return {
    skuIds,
    activities,
    run: async (each: Step) => ((await answer(each)).userErrors.length === 0 ? 'done' : 'refused'),
  }
}

/** Steps about an activity make sense only while there is none, or is one. */
const applies = (each: Step, isOpen: (activity: number) => boolean) =>
  each.do === 'begin'
    ? !isOpen(each.activity)
    : each.do !== 'change' && each.do !== 'end'
      ? true
      : isOpen(each.activity)

it('does and refuses what the model does and refuses, one step after the other', async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(steps, async sequence => {
      const real = await openReal()
      const model = new Model(UNITS)
      for (const each of sequence) {
        if (!applies(each, activity => model.activities[activity] !== null)) continue
        const given = each.do === 'reserve' ? { ...each, lines: model.linesOf(each) } : each
        const expected = model.apply(each)
        expect([each, await real.run(given)]).toEqual([each, expected])
      }
      for (const [sku, skuId] of real.skuIds.entries()) {
        const held = (status: 'RESERVED' | 'CLAIMED') =>
          [null, 0, 1].map(pool => model.sum(sku, pool, status)).reduce((a, b) => a + b)
        expect(await totals(shop, skuId)).toEqual({
          available: model.available(sku, null),
          onHand: model.onHand[sku],
          reserved: held('RESERVED'),
          committed: held('CLAIMED'),
        })
      }
      await expectSound(shop)
    }),
    { numRuns: 12 },
  )
})

it('keeps every unit whatever happens at the same time', async () => {
  const rounds = fc.array(fc.array(step, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(rounds, async sequence => {
      const real = await openReal()
      const onHand = real.skuIds.map(() => UNITS)
      for (const round of sequence) {
        const possible = round.filter(each => applies(each, activity => real.activities.has(activity)))
        await Promise.all(
          possible.map(async each => {
            const outcome = await real.run(each)
            if (each.do === 'adjust' && outcome === 'done') onHand[each.sku]! += each.delta
          }),
        )
        await expectSound(shop)
      }
      for (const [sku, skuId] of real.skuIds.entries()) expect((await totals(shop, skuId)).onHand).toBe(onHand[sku])
      await shop.world.clock.advance(1e9)
      await expireHolds({ platform: shop.platform })
      await endActivities({ platform: shop.platform })
      await expectSound(shop)
    }),
    { numRuns: 12 },
  )
})
