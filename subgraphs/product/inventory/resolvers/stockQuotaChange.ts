import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { changeQuota } from '../commands/changeQuota.ts'
import { stockQuotaChangeInput } from './inputs.ts'

export const stockQuotaChange: MutationResolvers['stockQuotaChange'] = (
  _parent,
  { input },
  { deps, viewer, inventory },
) =>
  payload(async () => {
    const checked = validate(stockQuotaChangeInput, input)
    await changeQuota(deps, viewer, checked)
    return { activity: await inventory.activity(checked.activityId) }
  })
