import type { MutationCase } from '../case.ts'
import type { State } from '../state.ts'
import { money, OPTIONAL_TEXT } from './words.ts'

export const salesAttributeCases = (state: State): Record<string, MutationCase> => ({
  liveRoomCreate: {
    as: 'CREATOR',
    input: { title: 'Tonight', startsAt: '2026-12-01T12:00:00Z' },
    strangers: { neighbour: 'each creator opens rooms of their own' },
  },
  liveRoomStatusChange: { as: 'CREATOR', input: { liveRoomId: state.roomId, status: 'LIVE' } },
  listingAdd: {
    as: 'CREATOR',
    input: {
      contentId: state.roomId,
      items: [
        {
          skuId: 'sku_demo_003',
          commissionPlanId: 'pln_standard',
          price: money('12300'),
          promotionText: 'Tonight only',
        },
      ],
    },
    fine: { 'items.0.promotionText: empty': OPTIONAL_TEXT },
  },
  listingRemove: { as: 'CREATOR', input: { listingId: state.listingIds[0] } },
  listingPin: { as: 'CREATOR', input: { listingId: state.listingIds[1] } },
  attributionTokenCreate: {
    as: 'SHOPPER',
    input: { listingId: 'lst_room_demo_tea_0' },
    strangers: { anonymous: 'everybody may click', neighbour: 'everybody may click' },
  },
})
