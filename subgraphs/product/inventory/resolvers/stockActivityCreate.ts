import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { createActivity } from '../commands/createActivity.ts'
import type { Reserver } from '../commands/reserveStock.ts'
import { stockActivityCreateInput } from './inputs.ts'

export const stockActivityCreate =
  (reserver: Reserver): MutationResolvers['stockActivityCreate'] =>
  (_parent, { input }, { deps, viewer, inventory }) =>
    payload(async () => {
      const checked = validate(stockActivityCreateInput, input)
      const { activityId } = await createActivity(deps, viewer, checked)
      reserver.forgetQuotas(checked.quotas.map(quota => quota.skuId))
      return { activity: await inventory.activity(activityId) }
    })
