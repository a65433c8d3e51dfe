import { allow, definePermissions } from '#shared/permit.ts'

/** Operations of this schema whose code is not there yet: closed to everybody. */
const closed = allow.never

export const supplyPermissions = definePermissions({
  Query: { productSearch: closed, channel: closed, channels: closed, channelImport: closed },
  Mutation: {
    channelCreate: closed,
    channelConfigPublish: closed,
    channelImportDryRun: closed,
    channelImportStart: closed,
  },
  ProductSearchConnection: { '*': closed },
  ProductSearchEdge: { '*': closed },
  ProductHit: { '*': closed },
  Channel: { '*': closed },
  ChannelConfig: { '*': closed },
  ChannelConnection: { '*': closed },
  ChannelEdge: { '*': closed },
  ChannelImport: { '*': closed },
  ImportViolation: { '*': closed },
  ChannelCreatePayload: { '*': closed },
  ChannelConfigPublishPayload: { '*': closed },
  ChannelImportDryRunPayload: { '*': closed },
  DryRunRow: { '*': closed },
  DryRunField: { '*': closed },
  ChannelImportStartPayload: { '*': closed },
})
