import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from './money.ts'

/** What the rules for clients' inputs are made of, in every subgraph; the rules themselves are in its `resolvers/`. */

export const id = z.string().min(1).max(64)
export const idempotencyKey = z.string().min(8).max(128)
/** A text that says something, without the space around it. */
export const text = (longest: number) => z.string().trim().min(1).max(longest)
/** Why somebody does something; it is kept. */
export const reason = text(500)
/** A language tag (BCP 47). */
export const language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/)
export const currencyCode = z.string().refine(isCurrency, 'an ISO 4217 currency code')
/** More than nothing, in minor units. */
export const amountMinor = z.bigint().min(1n).max(MAX_AMOUNT_MINOR)
/** An amount above nothing, with its currency. */
export const price = z.object({ amountMinor, currencyCode })

/** What is left out is null. */
export const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform(value => value ?? null)

/** An empty list for one that is left out. */
export const orEmpty = <S extends z.ZodArray>(list: S) => list.nullish().transform(value => value ?? [])

/** For `superRefine`: refuses a list in which two items have the same key, unless it is null; `field` is the one that is named. */
export function each<T>(keyOf: (item: T) => string | null, field: readonly string[], message: string) {
  return (items: readonly T[], ctx: z.core.$RefinementCtx) => {
    const seen = new Set<string>()
    for (const [index, item] of items.entries()) {
      const key = keyOf(item)
      if (key === null) continue
      if (seen.has(key)) ctx.addIssue({ code: 'custom', message, path: [index, ...field] })
      seen.add(key)
    }
  }
}
