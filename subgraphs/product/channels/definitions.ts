import type { Platform } from '#shared/platform.ts'
import { findDefinitions } from '../catalogue/store/attribute-rows.ts'
import { attributeCode, attributeFields } from './config/fields.ts'
import type { ChannelConfig } from './config/schema.ts'
import type { Definition } from './pipeline/attributes.ts'

/** What the values are checked against that a configuration gives products. */
export async function definitionsFor(
  platform: Pick<Platform, 'pool'>,
  businessId: string,
  config: ChannelConfig,
): Promise<Definition[]> {
  const definitions = await findDefinitions(platform, businessId, attributeFields(config).map(attributeCode))
  // They cross to another thread: without what is not asked for there.
  return definitions.map(({ id, version, category, code, type, options, required }) => {
    return { id, version, category, code, type, options, required }
  })
}
