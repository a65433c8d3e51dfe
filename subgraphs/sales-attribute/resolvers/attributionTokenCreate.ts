import { payload, validate } from '#shared/errors.ts'
import { createToken } from '../commands/attribute.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { listingInput } from './inputs.ts'

export const attributionTokenCreate: MutationResolvers['attributionTokenCreate'] = (
  _parent,
  { input },
  { work, viewer },
) => payload(() => createToken(work, viewer, validate(listingInput, input).listingId))
