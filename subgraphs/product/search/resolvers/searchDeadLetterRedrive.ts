import { z } from 'zod'
import { payload, validate } from '#shared/errors.ts'
import type { ProductContext } from '../../context.ts'
import { redrive } from '../pipeline/failures.ts'

const input = z.object({ productIds: z.array(z.string().min(1).max(64)).min(1).max(1000).nullish() })

export const searchDeadLetterRedrive = (_: unknown, args: { input: unknown }, { deps, viewer }: ProductContext) =>
  payload(async () => {
    const { productIds } = validate(input, args.input)
    return { count: await redrive(deps, viewer.businessId, productIds ?? null) }
  })
