import type { Viewer } from '#shared/auth.ts'
import type { Platform } from '#shared/platform.ts'
import type { Reachable } from '../domain/channel.ts'
import { BUILT_IN, readAgreement, readAgreements, readRouting, readRuleSet } from './routing.ts'

export type RoutingStore = ReturnType<typeof routingStore>

/** Reads of how payments are routed, with the viewer's business baked in. */
export function routingStore(platform: Pick<Platform, 'pool' | 'clock'>, { businessId }: Viewer, reachable: Reachable) {
  return {
    config: () => readRouting(platform, businessId, reachable),
    agreements: () => readAgreements(platform, businessId),
    /** The rules of a version; without one those in force. */
    ruleSet: async (version: number | null) =>
      (await readRuleSet(platform, businessId, version)) ?? (version === null ? BUILT_IN : null),
    agreement: (channelCode: string, version: number | null) =>
      readAgreement(platform, businessId, channelCode, version),
  }
}
