import { inTransaction, type Tx } from '#shared/db.ts'
import { checkConfig } from '../config/check.ts'
import type { ChannelConfig } from '../config/schema.ts'
import { type ChannelDeps, functionsOf, knownChannel } from '../deps.ts'
import type { ChannelStore } from '../store.ts'

/** Publishes a configuration as the channel's next version. */
export async function publishConfig(
  deps: ChannelDeps,
  channels: ChannelStore,
  given: { channelId: string; config: unknown },
): Promise<void> {
  const { platform } = deps
  const channel = await knownChannel(channels, given.channelId)
  const config = checkConfig(given.config, await functionsOf(deps))
  await inTransaction(platform.prisma, async tx => {
    // The channel's lock orders two publications: each gets its own version.
    await tx.$queryRawUnsafe('SELECT 1 FROM product.channel WHERE id = $1 FOR UPDATE', channel.id)
    const { _max } = await tx.channelConfigVersion.aggregate({
      where: { channelId: channel.id },
      _max: { version: true },
    })
    await storeConfig(tx, channel.id, (_max.version ?? 0) + 1, config, platform.clock.now())
  })
  channels.forget(channel.id)
}

/** Stores a version, and where and how often the channel's feed is to be fetched from now on. */
export async function storeConfig(tx: Tx, channelId: string, version: number, config: ChannelConfig, at: Date) {
  await tx.channelConfigVersion.create({ data: { channelId, version, config, publishedAt: at } })
  const { pull } = config.source
  if (!pull) {
    await tx.channelPull.deleteMany({ where: { channelId } })
    return
  }
  const next = { url: pull.url, configVersion: version, dueAt: pull.everyMinutes ? at : null }
  // What was imported under another configuration is not what this one would make of it.
  const forgotten = { etag: null, lastModified: null, sha256: null }
  await tx.channelPull.upsert({
    where: { channelId },
    create: { channelId, ...next },
    update: { ...next, ...forgotten },
  })
}
