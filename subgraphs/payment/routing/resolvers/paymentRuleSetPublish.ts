import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { publishRuleSet } from '../commands/publish.ts'
import { ruleSetPublishInput } from './inputs.ts'

export const paymentRuleSetPublish: MutationResolvers['paymentRuleSetPublish'] = (
  _parent,
  { input },
  { deps, viewer, routing },
) =>
  payload(async () => {
    const checked = validate(ruleSetPublishInput, input)
    await publishRuleSet(deps, viewer, checked)
    return { ruleSet: await routing.ruleSet(checked.expectedVersion + 1) }
  })
