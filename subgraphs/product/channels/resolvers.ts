import { payload, refuse } from '#shared/errors.ts'
import type { ProductContext } from '../context.ts'
import type { ProductRecord } from '../domain/product.ts'
import {
  type ChannelDeps,
  createChannel,
  type DryRunInput,
  dryRun,
  publishConfig,
  type StartInput,
  startImport,
} from './commands.ts'
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
    },
    Mutation: {
      channelCreate: (_: unknown, { input }: Input<{ config?: unknown }>, ctx: Ctx) =>
        payload(async () => ({ channel: await of(ctx).channel(await createChannel(deps, ctx.viewer, input)) })),
      channelConfigPublish: (_: unknown, { input }: Input<{ channelId: string; config: unknown }>, ctx: Ctx) =>
        payload(async () => {
          await publishConfig(deps, of(ctx), input)
          return { channel: await of(ctx).channel(input.channelId) }
        }),
      channelImportDryRun: (_: unknown, { input }: Input<DryRunInput>, ctx: Ctx) =>
        payload(async () => ({ rows: await dryRun(deps, of(ctx), ctx.viewer, input) })),
      channelImportStart: (_: unknown, { input }: Input<StartInput>, ctx: Ctx) =>
        payload(async () => ({ import: await of(ctx).import(await startImport(deps, of(ctx), ctx.viewer, input)) })),
    },
    Product: {
      channel: ({ channelId }: ProductRecord, _: unknown, ctx: Ctx) => (channelId ? of(ctx).channel(channelId) : null),
    },
    Channel: {
      __resolveReference: ({ id }: { id: string }, ctx: Ctx) => of(ctx).channel(id),
      merchant: ({ merchantId }: ChannelRecord, _: unknown, { catalogue }: Ctx) =>
        merchantId ? catalogue.merchant(merchantId) : null,
      config: ({ id }: ChannelRecord, _: unknown, ctx: Ctx) => of(ctx).config(id),
      imports: ({ id }: ChannelRecord, { first }: { first: number }, ctx: Ctx) => {
        if (first < 1 || first > 100)
          throw refuse('TOO_MANY_ITEMS', `first: expected 1 to 100, got ${first}`, ['first'])
        return of(ctx).imports(id, first)
      },
    },
    ChannelImport: {
      __resolveReference: ({ id }: { id: string }, ctx: Ctx) => of(ctx).import(id),
      channel: ({ channelId }: ImportRecord, _: unknown, ctx: Ctx) => of(ctx).channel(channelId),
      violations: ({ id }: ImportRecord, _: unknown, ctx: Ctx) => of(ctx).violations(id),
      rowsPerSecond: ({ rowsRead, startedAt, finishedAt }: ImportRecord) => {
        const seconds = ((finishedAt ?? deps.platform.clock.now()).getTime() - startedAt.getTime()) / 1000
        return seconds > 0 ? rowsRead / seconds : null
      },
    },
  }
}
