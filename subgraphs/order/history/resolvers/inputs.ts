import { z } from 'zod'
import { currencyCode } from '#shared/inputs.ts'
import { MAX_AMOUNT_MINOR } from '#shared/money.ts'

/** Of another system. */
const id = z.string().min(1).max(128)
const amount = z.bigint().min(0n).max(MAX_AMOUNT_MINOR)
const state = z.enum(['CREATED', 'PAID', 'FULFILLED', 'COMPLETED', 'CLOSED'])

const order = z.object({
  externalId: id,
  customerId: id,
  currencyCode,
  transitions: z
    .array(z.object({ to: state, at: z.date() }))
    .min(1)
    .max(20)
    .refine(([first]) => first?.to === 'CREATED', 'transitions that begin with CREATED'),
  lines: z
    .array(
      z.object({
        productId: id,
        merchantId: id.nullish(),
        quantity: z.int().min(1).max(100_000),
        priceMinor: amount,
        freightMinor: amount,
      }),
    )
    .max(500),
  payments: z.array(z.object({ method: z.string().min(1).max(64), amountMinor: amount })).max(500),
})

export const orderHistoryImportInput = z.object({
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a name in small letters, digits and -'),
  orders: z
    .array(order)
    .min(1)
    .max(500)
    .refine(
      orders => new Set(orders.map(one => one.externalId)).size === orders.length,
      'orders that come once each in a batch',
    ),
})

export const orderHistoryReconcileInput = z.object({ reason: z.string().trim().max(200).nullish() })
