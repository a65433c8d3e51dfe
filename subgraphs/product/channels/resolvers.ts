import { payload, refuse } from '#shared/errors.ts'
import type { ProductContext } from '../context.ts'
import type { ProductRecord } from '../domain/product.ts'
import { cancelImport, resumeImport } from './commands/control.ts'
import { createChannel } from './commands/create.ts'
import { type DryRunInput, dryRun } from './commands/dry-run.ts'
import { publishConfig } from './commands/publish.ts'
import { type StartInput, startImport } from './commands/start.ts'
import { createUpload, type UploadInput } from './commands/upload.ts'
import { configJsonSchema } from './config/json-schema.ts'
import type { ChannelDeps } from './deps.ts'
import { reportUrl } from './http/report.ts'
import type { Violation } from './pipeline/row.ts'
import { pace, summaryOf } from './progress.ts'
import { type ChannelRecord, type ChannelStore, channelStore, type ImportRecord } from './store.ts'

type Ctx = ProductContext
type Input<T> = { input: T }

/** The resolvers of channels and imports. */
export function channelResolvers(deps: ChannelDeps) {
  const stores = new WeakMap<Ctx, ChannelStore>()
  const of = (ctx: Ctx): ChannelStore => {
    const store = stores.get(ctx) ?? channelStore(deps.platform, ctx.viewer)
    stores.set(ctx, store)
    return store
  }
  return {
    Query: {
      channel: (_: unknown, { id }: { id: string }, ctx: Ctx) => of(ctx).channel(id),
      channels: (_: unknown, page: { first?: number; after?: string }, ctx: Ctx) => of(ctx).list(page),
      channelImport: (_: unknown, { id }: { id: string }, ctx: Ctx) => of(ctx).import(id),
      channelConfigSchema: () => configJsonSchema(),
    },
    Mutation: mutations(deps, of),
    Product: {
      channel: ({ channelId }: ProductRecord, _: unknown, ctx: Ctx) => (channelId ? of(ctx).channel(channelId) : null),
    },
    Channel: {
      __resolveReference: ({ id }: { id: string }, ctx: Ctx) => of(ctx).channel(id),
      merchant: ({ merchantId }: ChannelRecord, _: unknown, { catalogue }: Ctx) =>
        merchantId ? catalogue.merchant(merchantId) : null,
      config: ({ id }: ChannelRecord, _: unknown, ctx: Ctx) => of(ctx).config(id),
      configVersions: ({ id }: ChannelRecord, { first }: { first: number }, ctx: Ctx) =>
        of(ctx).configVersions(id, atMost100(first)),
      imports: ({ id }: ChannelRecord, { first }: { first: number }, ctx: Ctx) => of(ctx).imports(id, atMost100(first)),
    },
    ChannelImport: {
      __resolveReference: ({ id }: { id: string }, ctx: Ctx) => of(ctx).import(id),
      channel: ({ channelId }: ImportRecord, _: unknown, ctx: Ctx) => of(ctx).channel(channelId),
      violations: ({ id }: ImportRecord, _: unknown, ctx: Ctx) => of(ctx).violations(id),
      rowsPerSecond: (run: ImportRecord) => pace(run, deps.platform.clock.now()).rowsPerSecond,
      secondsLeft: (run: ImportRecord) => pace(run, deps.platform.clock.now()).secondsLeft,
      errorReportUrl: ({ id, reportKey, violationCount }: ImportRecord) =>
        violationCount > 0 ? reportUrl(deps, id, reportKey) : null,
      summary: summaryOf,
    },
    ImportViolation: { severity: ({ severity }: Violation) => severity.toUpperCase() },
  }
}

function mutations(deps: ChannelDeps, of: (ctx: Ctx) => ChannelStore) {
  return {
    channelCreate: (_: unknown, { input }: Input<{ config?: unknown }>, ctx: Ctx) =>
      payload(async () => ({ channel: await of(ctx).channel(await createChannel(deps, ctx.viewer, input)) })),
    channelConfigPublish: (_: unknown, { input }: Input<{ channelId: string; config: unknown }>, ctx: Ctx) =>
      payload(async () => {
        await publishConfig(deps, of(ctx), input)
        return { channel: await of(ctx).channel(input.channelId) }
      }),
    channelUploadCreate: (_: unknown, { input }: Input<UploadInput>, ctx: Ctx) =>
      payload(async () => ({ upload: await createUpload(deps, of(ctx), input) })),
    channelImportDryRun: (_: unknown, { input }: Input<DryRunInput>, ctx: Ctx) =>
      payload(async () => ({ rows: await dryRun(deps, of(ctx), ctx.viewer, input) })),
    channelImportStart: (_: unknown, { input }: Input<StartInput>, ctx: Ctx) =>
      payload(async () => ({ import: await of(ctx).import(await startImport(deps, of(ctx), ctx.viewer, input)) })),
    channelImportCancel: (_: unknown, { input: { importId } }: Input<{ importId: string }>, ctx: Ctx) =>
      payload(async () => {
        await cancelImport(deps, of(ctx), importId)
        return { import: await of(ctx).import(importId) }
      }),
    channelImportResume: (_: unknown, { input: { importId } }: Input<{ importId: string }>, ctx: Ctx) =>
      payload(async () => {
        await resumeImport(deps, of(ctx), importId)
        return { import: await of(ctx).import(importId) }
      }),
  }
}

function atMost100(first: number): number {
  if (first < 1 || first > 100) throw refuse('TOO_MANY_ITEMS', `first: expected 1 to 100, got ${first}`, ['first'])
  return first
}
