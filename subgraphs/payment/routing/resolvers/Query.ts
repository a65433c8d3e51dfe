import { payload, validate } from '#shared/errors.ts'
import type { QueryResolvers } from '../../generated/types.ts'
import { readPayable } from '../../store/remote.ts'
import { dryRun } from '../commands/dryRun.ts'
import { availableMethods } from '../commands/methods.ts'
import { dryRunInput, methodsInput } from './inputs.ts'
import { channelRecords } from './types.ts'

export const Query: Pick<
  QueryResolvers,
  'paymentMethodsAvailable' | 'paymentAgreement' | 'paymentChannels' | 'paymentRuleSet' | 'paymentRoutingDryRun'
> = {
  paymentMethodsAvailable: async (_parent, args, { deps, viewer }) => {
    const { orderId, amount, country } = validate(methodsInput, args, [])
    const where = { country: country ?? null }
    if (amount) return availableMethods(deps, viewer.businessId, { ...amount, ...where, key: `cart ${viewer.id}` })
    const order = await readPayable(deps.platform, viewer.businessId, orderId!)
    if (!order?.payable || order.customerId !== viewer.id) return []
    return availableMethods(deps, viewer.businessId, { ...order.total, ...where, key: order.orderId })
  },
  paymentAgreement: (_parent, { channelCode, version }, { routing }) => routing.agreement(channelCode, version ?? null),
  paymentChannels: (_parent, _args, { routing }) => channelRecords(routing),
  paymentRuleSet: async (_parent, { version }, { routing }) => routing.ruleSet(version ?? null),
  paymentRoutingDryRun: (_parent, { input }, { deps, viewer }) =>
    payload(async () => {
      const { method, amount, country, recurring, orderId, captureMethod, ...by } = validate(dryRunInput, input)
      const key = orderId ?? 'dry run'
      const request = {
        key,
        method,
        ...amount,
        country: country ?? null,
        recurring: recurring ?? false,
        manualCapture: captureMethod === 'MANUAL',
      }
      const decision = await dryRun(deps, viewer, { request, ...by })
      return { decision: { ...decision, currencyCode: amount.currencyCode } }
    }),
}
