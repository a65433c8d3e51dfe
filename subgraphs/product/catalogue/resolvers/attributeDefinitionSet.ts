import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { setDefinition } from '../commands/setDefinition.ts'
import { attributeDefinitionSetInput } from './inputs.ts'

export const attributeDefinitionSet: MutationResolvers['attributeDefinitionSet'] = (
  _parent,
  { input },
  { deps, viewer, entities },
) =>
  payload(async () => {
    const id = await setDefinition(deps, viewer, validate(attributeDefinitionSetInput, input))
    return { definition: await entities.attributes.definition(id) }
  })
