import { z } from 'zod'
import { each, id, price, text } from '#shared/inputs.ts'
import { MAX_LISTINGS } from '../domain/records.ts'

/** The rules for what clients send; each failure names its field. */

export const liveRoomCreateInput = z.object({ title: text(200), startsAt: z.date().nullish() })

export const liveRoomStatusChangeInput = z.object({ liveRoomId: id, status: z.enum(['SCHEDULED', 'LIVE', 'ENDED']) })

export const listingAddInput = z.object({
  contentId: id,
  items: z
    .array(
      z.object({
        skuId: id,
        commissionPlanId: id.nullish(),
        price: price.nullish(),
        promotionText: z.string().trim().max(200).nullish(),
      }),
    )
    .min(1)
    .max(MAX_LISTINGS)
    .superRefine(each(item => item.skuId, ['skuId'], 'each SKU once')),
})

export const listingInput = z.object({ listingId: id })
