import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { endActivity } from '../commands/endActivities.ts'
import type { Reserver } from '../commands/reserveStock.ts'
import { stockActivityEndInput } from './inputs.ts'

export const stockActivityEnd =
  (reserver: Reserver): MutationResolvers['stockActivityEnd'] =>
  (_parent, { input }, { deps, viewer, inventory }) =>
    payload(async () => {
      const { activityId } = validate(stockActivityEndInput, input)
      reserver.forgetQuotas(await endActivity(deps, viewer, activityId))
      return { activity: await inventory.activity(activityId) }
    })
