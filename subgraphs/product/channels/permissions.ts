import { allow, definePermissions } from '#shared/permit.ts'

/** Whose channels they see is decided by the store: merchants and partners their own merchant's. */
const readers = allow.roles('MERCHANT', 'PARTNER', 'OPS')
const operators = allow.roles('OPS')

export const channelPermissions = definePermissions({
  Query: { channel: readers, channels: readers, channelImport: readers },
  Mutation: {
    channelCreate: operators,
    channelConfigPublish: operators,
    channelImportDryRun: operators,
    channelImportStart: readers,
  },
  Channel: { '*': readers },
  ChannelConfig: { '*': readers },
  ChannelConnection: { '*': readers },
  ChannelEdge: { '*': readers },
  ChannelImport: { '*': readers },
  ImportViolation: { '*': readers },
  ChannelCreatePayload: { '*': operators },
  ChannelConfigPublishPayload: { '*': operators },
  ChannelImportDryRunPayload: { '*': operators },
  DryRunRow: { '*': operators },
  DryRunField: { '*': operators },
  ChannelImportStartPayload: { '*': readers },
})
