import { z } from 'zod'
import { hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse, validate } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import { assemble } from './assemble.ts'
import { type ChannelConfig, channelConfig } from './config.ts'
import { compileMapping } from './expression.ts'
import { hashFeed, locateFeed, mapFeed } from './feed.ts'
import { FeedError } from './reader.ts'
import type { MappedRow } from './row.ts'
import { type ChannelStore, merchantExists } from './store.ts'

export interface ChannelDeps {
  platform: Platform
  /** Feeds given by path lie below this folder; without it none is accepted. */
  importRoot?: string
}

const id = z.string().min(1).max(64)
const MAX_CONFIG = 64 * 1024

/** Checks a configuration whole, with the path of what is wrong, and compiles its expressions. */
export function checkConfig(input: unknown, root: readonly string[] = ['input', 'config']): ChannelConfig {
  if (JSON.stringify(input ?? null).length > MAX_CONFIG) throw refuse('INVALID', 'expected at most 64 KiB', root)
  const config = validate(channelConfig, input, root)
  for (const [field, mapping] of Object.entries(config.map)) {
    try {
      compileMapping(mapping)
    } catch (error) {
      const { message, position } = error as { message?: string; position?: number }
      throw refuse('INVALID', `expected JSONata, got a mistake at ${position ?? '?'}: ${message}`, [
        ...root,
        'map',
        field,
      ])
    }
  }
  return config
}

const createInput = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: z.string().trim().min(1).max(200),
  merchantId: id.nullish(),
})

export async function createChannel(
  { platform }: ChannelDeps,
  viewer: Viewer,
  given: { config?: unknown },
): Promise<string> {
  const input = validate(createInput, given)
  const config = given.config == null ? null : checkConfig(given.config)
  const channelId = newId('chn')
  await inTransaction(platform.prisma, async tx => {
    if (input.merchantId && !(await merchantExists(tx, viewer.businessId, input.merchantId)))
      throw refuse('NOT_FOUND', `expected a merchant, got ${input.merchantId}`, ['input', 'merchantId'])
    const at = platform.clock.now()
    const { count } = await tx.channel.createMany({
      data: [
        { id: channelId, businessId: viewer.businessId, ...input, merchantId: input.merchantId ?? null, createdAt: at },
      ],
      skipDuplicates: true,
    })
    if (count === 0) throw refuse('CONFLICT', `a channel has the code ${input.code} already`, ['input', 'code'])
    if (config) await tx.channelConfigVersion.create({ data: { channelId, version: 1, config, publishedAt: at } })
  })
  return channelId
}

export async function publishConfig(
  { platform }: ChannelDeps,
  channels: ChannelStore,
  given: { channelId: string; config: unknown },
): Promise<void> {
  const channel = await knownChannel(channels, given.channelId)
  const config = checkConfig(given.config)
  await inTransaction(platform.prisma, async tx => {
    // The channel's lock orders two publications: each gets its own version.
    await tx.$queryRawUnsafe('SELECT 1 FROM product.channel WHERE id = $1 FOR UPDATE', channel.id)
    const { _max } = await tx.channelConfigVersion.aggregate({
      where: { channelId: channel.id },
      _max: { version: true },
    })
    const data = { channelId: channel.id, version: (_max.version ?? 0) + 1, config, publishedAt: platform.clock.now() }
    await tx.channelConfigVersion.create({ data })
  })
  channels.forget(channel.id)
}

async function knownChannel(channels: ChannelStore, channelId: string) {
  const channel = await channels.channel(validate(id, channelId, ['input', 'channelId']))
  if (!channel) throw refuse('NOT_FOUND', `expected a channel, got ${channelId}`, ['input', 'channelId'])
  return channel
}

export interface DryRunInput {
  channelId: string
  config?: unknown
  content?: string | null
  path?: string | null
  rows?: number | null
}

/** Runs the first rows through the pipeline and writes nothing. */
export async function dryRun({ importRoot }: ChannelDeps, channels: ChannelStore, viewer: Viewer, input: DryRunInput) {
  const channel = await knownChannel(channels, input.channelId)
  const limit = validate(z.int().min(1).max(200), input.rows ?? 10, ['input', 'rows'])
  const published = input.config == null ? (await channels.config(channel.id))?.config : input.config
  if (published == null) throw refuse('REQUIRED', 'expected a configuration; the channel has none', ['input', 'config'])
  const config = checkConfig(published)
  const feed = sourceOf(viewer, input, importRoot)
  const rows: MappedRow[] = []
  try {
    const first = (async function* () {
      for await (const row of mapFeed(feed, config, 'REJECT_FAILED_ROWS')) {
        rows.push(row)
        yield row
        if (rows.length >= limit) return
      }
    })()
    // The rows are put together too: that is where repeated and incomplete products show.
    for await (const mapped of assemble(config, first, 'REJECT_FAILED_ROWS')) {
      if (mapped.product) continue
      for (const row of rows) if (row.row >= mapped.firstRow && row.row <= mapped.lastRow) row.accepted = false
    }
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    throw refuse('INVALID', `expected a feed that can be read to its end; ${error.message}`, [
      'input',
      input.content != null ? 'content' : 'path',
    ])
  }
  return rows.map(toDryRow)
}

function toDryRow({ row, before, values, violations, accepted }: MappedRow) {
  const show = (value: unknown) =>
    value === undefined || value === null
      ? null
      : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2000)
  const names = [...new Set([...Object.keys(before), ...Object.keys(values)])] as (keyof typeof values)[]
  const fields = names.map(field => ({ field, before: show(before[field]), after: show(values[field]) }))
  return { row, externalId: show(values.externalId), fields, violations, accepted }
}

/** A merchant sends feeds; files on the server are the operator's. */
function sourceOf(viewer: Viewer, input: { content?: string | null; path?: string | null }, importRoot?: string) {
  return locateFeed(input, hasRole(viewer, 'OPS') ? importRoot : undefined)
}

const startInput = z.object({
  idempotencyKey: z.string().min(8).max(128),
  errorPolicy: z.enum(['REJECT_EVERYTHING', 'REJECT_FAILED_ROWS', 'IGNORE_FAILED']),
})

export interface StartInput {
  channelId: string
  errorPolicy: string
  content?: string | null
  path?: string | null
  idempotencyKey: string
}

/** Queues a run. Repeating the request is the same run; the same feed with a new key is a run that changes nothing. */
export async function startImport(
  { platform, importRoot }: ChannelDeps,
  channels: ChannelStore,
  viewer: Viewer,
  given: StartInput,
): Promise<string> {
  const { idempotencyKey, errorPolicy } = validate(startInput, given)
  const channel = await knownChannel(channels, given.channelId)
  const feed = sourceOf(viewer, given, importRoot)
  const version = (await channels.config(channel.id))?.version
  if (!version) throw refuse('INVALID_TRANSITION', 'the channel has no configuration yet', ['input', 'channelId'])
  const feedHash = await hashFeed(feed)
  const request = {
    scope: 'product.channelImportStart',
    businessId: viewer.businessId,
    viewerId: viewer.id ?? '',
    key: idempotencyKey,
    request: { channelId: channel.id, errorPolicy, feedHash },
    resourceId: () => newId('imp'),
  }
  const { importId } = await runIdempotent<{ importId: string }>(platform, request, async ({ resourceId, finish }) => {
    await inTransaction(platform.prisma, async tx => {
      const common = {
        id: resourceId,
        channelId: channel.id,
        businessId: viewer.businessId,
        configVersion: version,
        feedHash,
      }
      const data = { ...common, ...feed, errorPolicy, status: 'QUEUED', startedAt: platform.clock.now() }
      await tx.channelImport.create({ data })
      await finish(tx, { importId: resourceId })
    })
    return { importId: resourceId }
  })
  return importId
}
