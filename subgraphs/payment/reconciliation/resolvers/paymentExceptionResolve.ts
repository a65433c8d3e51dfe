import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { resolveException } from '../commands/resolve.ts'
import { exceptionResolveInput } from './inputs.ts'

export const paymentExceptionResolve: MutationResolvers['paymentExceptionResolve'] = (
  _parent,
  { input },
  { deps, viewer, reconciliation },
) =>
  payload(async () => {
    const checked = validate(exceptionResolveInput, input)
    await resolveException(deps, viewer, checked)
    return { exception: await reconciliation.exceptionById.load(checked.exceptionId) }
  })
