import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from '#shared/money.ts'
import { MAX_LISTINGS } from '../domain/records.ts'

/** The rules for what clients send; each failure names its field. */

const id = z.string().min(1).max(64)
const price = z.object({
  amountMinor: z.bigint().min(1n).max(MAX_AMOUNT_MINOR),
  currencyCode: z.string().refine(isCurrency, 'an ISO 4217 currency code'),
})

export const liveRoomCreateInput = z.object({ title: z.string().trim().min(1).max(200), startsAt: z.date().nullish() })

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
    .superRefine((items, ctx) => {
      const seen = new Set<string>()
      for (const [index, { skuId }] of items.entries()) {
        if (seen.has(skuId)) ctx.addIssue({ code: 'custom', message: 'each SKU once', path: [index, 'skuId'] })
        seen.add(skuId)
      }
    }),
})

export const listingInput = z.object({ listingId: id })
