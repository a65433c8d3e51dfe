import { z } from 'zod'
import { each } from '#shared/inputs.ts'

/** What the inputs of one product and of many have in common. */

export const version = z.int().min(1)
/** Values of attributes, each by its code; null takes one away. */
export const givenValues = z
  .array(z.object({ code: z.string().min(1).max(64), value: z.string().max(2000).nullish() }))
  .max(100)
  .superRefine(each(value => value.code, ['code'], 'each attribute once'))
