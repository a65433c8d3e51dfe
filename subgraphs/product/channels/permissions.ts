import { allow, definePermissions } from '#shared/permit.ts'

/** Whose channels they see is decided by the store: merchants and partners their own merchant's. */
const readers = allow.roles('MERCHANT', 'PARTNER', 'OPS')
const operators = allow.roles('OPS')

export const channelPermissions = definePermissions({
  Query: { channel: readers, channels: readers, channelImport: readers, channelConfigSchema: readers },
  Mutation: {
    channelCreate: operators,
    channelConfigPublish: operators,
    channelUploadCreate: readers,
    channelImportDryRun: operators,
    channelImportStart: readers,
    channelImportCancel: readers,
    channelImportResume: readers,
  },
  Channel: { '*': readers },
  ChannelConfig: { '*': readers },
  ChannelConnection: { '*': readers },
  ChannelEdge: { '*': readers },
  ChannelImport: { '*': readers },
  ImportViolation: { '*': readers },
  ChannelUpload: { '*': readers },
  ChannelCreatePayload: { '*': operators },
  ChannelConfigPublishPayload: { '*': operators },
  ChannelUploadCreatePayload: { '*': readers },
  ChannelImportDryRunPayload: { '*': operators },
  DryRunRow: { '*': operators },
  DryRunField: { '*': operators },
  ChannelImportStartPayload: { '*': readers },
  ChannelImportCancelPayload: { '*': readers },
  ChannelImportResumePayload: { '*': readers },
})
