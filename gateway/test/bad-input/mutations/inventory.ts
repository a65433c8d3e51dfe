import type { MutationCase } from '../case.ts'
import { SALE, type State } from '../state.ts'
import { CONTENT, key, OPERATIONS } from './words.ts'

export const inventoryCases = (state: State): Record<string, MutationCase> => ({
  stockAdjust: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', locationCode: 'default', delta: 5, reason: 'counted', ...key('stockAdjust') },
    other: { delta: 6 },
    fine: { 'delta: negative': 'stock is also taken away' },
  },
  stockAdjustMany: {
    as: 'MERCHANT',
    input: {
      items: [{ skuId: 'sku_demo_011', locationCode: 'default', delta: 5, reason: 'counted' }],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('stockAdjustMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    fine: { 'items.0.delta: negative': 'stock is also taken away' },
  },
  stockLocationUpsert: {
    as: 'OPS',
    input: { code: 'bad-input', name: 'Bad input', priority: 5, regions: ['CN-44'], handlingDays: 2 },
    fine: {
      'priority: zero': 'the first',
      'handlingDays: zero': 'the same day',
      'regions: an empty list': 'everywhere',
    },
    strangers: { otherBusiness: 'each business has its own locations', neighbour: OPERATIONS },
  },
  stockLevelConfigure: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', locationCode: 'default', safety: 1, incoming: 10, lowThreshold: 2 },
    fine: { 'safety: zero': 'keeps nothing back', 'incoming: zero': 'nothing', 'lowThreshold: zero': 'sold out' },
  },
  stockActivityCreate: {
    as: 'OPS',
    input: {
      kind: 'LIVE_ROOM',
      name: 'Tonight',
      contentId: state.roomId,
      startsAt: SALE.startsAt,
      endsAt: SALE.endsAt,
      quotas: [{ skuId: SALE.skuId, quantity: 2 }],
      ...key('stockActivityCreate'),
    },
    other: { name: 'Tomorrow' },
    bad: [
      ['endsAt', 'over', '2020-01-01T00:00:00Z'],
      ['quotas.0.quantity', 'more than there is', 100_000],
    ],
    fine: {
      'contentId: unknown': CONTENT,
      'contentId: malformed': CONTENT,
      'contentId: of another kind': CONTENT,
    },
    strangers: { neighbour: OPERATIONS },
  },
  stockQuotaChange: {
    as: 'OPS',
    input: { activityId: state.activities[0], skuId: SALE.skuId, delta: 1, ...key('stockQuotaChange') },
    other: { delta: 2 },
    fine: { 'delta: negative': 'units are also taken back' },
    strangers: { neighbour: OPERATIONS },
  },
  stockActivityEnd: {
    as: 'OPS',
    input: { activityId: state.activities[1] },
    strangers: { neighbour: OPERATIONS },
  },
})
