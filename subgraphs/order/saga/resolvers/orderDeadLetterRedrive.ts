import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { redriveLetters } from '../commands/redrive.ts'
import { redriveInput } from './inputs.ts'

export const orderDeadLetterRedrive: MutationResolvers['orderDeadLetterRedrive'] = (_parent, { input }, context) =>
  payload(async () => ({ redriven: await redriveLetters(context.deps, context.viewer, validate(redriveInput, input)) }))
