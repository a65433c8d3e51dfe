import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse, validate } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import { idempotencyKey } from '#shared/inputs.ts'
import { type ChannelDeps, importRootOf, knownChannel } from '../deps.ts'
import { type GivenFeed, type LocatedFeed, locateFeed } from '../feeds/locate.ts'
import type { ChannelStore } from '../store.ts'

const startInput = z.object({
  idempotencyKey,
  errorPolicy: z.enum(['REJECT_EVERYTHING', 'REJECT_FAILED_ROWS', 'IGNORE_FAILED']),
  snapshotAt: z.date().nullish(),
})

export interface StartInput extends GivenFeed {
  channelId: string
  errorPolicy: string
  snapshotAt?: Date | null
  idempotencyKey: string
}

/** Queues a run. Repeating the request is the same run; the same feed with a new key is a run that changes nothing. */
export async function startImport(
  deps: ChannelDeps,
  channels: ChannelStore,
  viewer: Viewer,
  given: StartInput,
): Promise<string> {
  const { platform } = deps
  const { idempotencyKey, errorPolicy, snapshotAt = null } = validate(startInput, given)
  const channel = await knownChannel(channels, given.channelId)
  const feed = await locateFeed(given, channel.id, channels, importRootOf(deps, viewer))
  const version = (await channels.config(channel.id))?.version
  if (!version) throw refuse('INVALID_TRANSITION', 'the channel has no configuration yet', ['input', 'channelId'])
  const request = {
    scope: 'product.channelImportStart',
    businessId: viewer.businessId,
    viewerId: actorOf(viewer),
    key: idempotencyKey,
    request: { channelId: channel.id, errorPolicy, source: feed.source, feedHash: feed.feedHash, snapshotAt },
    resourceId: () => newId('imp'),
  }
  const { importId } = await runIdempotent<{ importId: string }>(platform, request, async ({ resourceId, finish }) => {
    await inTransaction(platform.prisma, async tx => {
      const run = newRun(resourceId, channel, version, feed, platform.clock.now())
      await tx.channelImport.create({ data: { ...run, errorPolicy, snapshotAt } })
      await finish(tx, { importId: resourceId })
    })
    return { importId: resourceId }
  })
  return importId
}

/** A run that waits for a worker. */
export function newRun(
  runId: string,
  channel: { id: string; businessId: string },
  configVersion: number,
  feed: LocatedFeed,
  at: Date,
) {
  const { id: channelId, businessId } = channel
  // Its report is read by whoever has its address: only this signs one.
  const reportKey = randomBytes(32).toString('base64url')
  return { id: runId, channelId, businessId, configVersion, ...feed, status: 'QUEUED', reportKey, startedAt: at }
}
