import { z } from 'zod'
import { isCurrency, MAX_AMOUNT_MINOR } from '#shared/money.ts'

/** What the catalogue's inputs are made of. */

export const id = z.string().min(1).max(64)
export const text = (longest: number) => z.string().trim().min(1).max(longest)
export const code = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
export const language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/)
export const version = z.int().min(1)
export const nextOf = z.int().min(0)
export const position = z.int().min(0).max(1_000_000_000)
export const price = z.object({
  amountMinor: z.bigint().min(1n).max(MAX_AMOUNT_MINOR),
  currencyCode: z.string().refine(isCurrency, 'an ISO 4217 currency code'),
})

/** What is left out is null. */
export const orNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform(value => value ?? null)

/** Refuses a list in which two items have the same key, unless it is null; `field` is the one that is named. */
export function each<T>(keyOf: (item: T) => string | null, field: string[], message: string) {
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

/** Values of attributes. */
export const givenValues = z
  .array(z.object({ code: z.string().min(1).max(64), value: z.string().max(2000).nullish() }))
  .max(100)
  .superRefine(each(value => value.code, ['code'], 'each attribute once'))
