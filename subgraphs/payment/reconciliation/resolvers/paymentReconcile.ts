import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { requestReconciliation } from '../commands/request.ts'
import { reconcileInput } from './inputs.ts'

export const paymentReconcile: MutationResolvers['paymentReconcile'] = (
  _parent,
  { input },
  { deps, viewer, reconciliation },
) =>
  payload(async () => {
    const id = await requestReconciliation(deps, viewer, validate(reconcileInput, input))
    return { reconciliation: await reconciliation.byId.load(id) }
  })
