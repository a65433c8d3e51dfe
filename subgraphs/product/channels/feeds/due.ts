import { inTransaction } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import { newRun } from '../commands/start.ts'

interface Due {
  id: string
  businessId: string
  version: number
  minutes: number
}

/** Queues a run for every channel whose feed is to be fetched again. Answers how many. */
export async function startDuePulls(platform: Platform): Promise<number> {
  const at = platform.clock.now()
  return inTransaction(platform.prisma, async tx => {
    // A run that still waits or works will fetch what there is: another one behind it would not find more.
    const due = await tx.$queryRawUnsafe<Due[]>(
      `SELECT c.id, c.business_id AS "businessId", p.config_version AS version,
              coalesce((f.config -> 'source' -> 'pull' ->> 'everyMinutes')::int, 1440) AS minutes
       FROM product.channel_pull p JOIN product.channel c ON c.id = p.channel_id
       JOIN product.channel_config f ON f.channel_id = c.id AND f.version = p.config_version
       WHERE p.due_at <= $1 AND NOT EXISTS (
         SELECT 1 FROM product.channel_import i WHERE i.channel_id = c.id AND i.source = 'PULL' AND i.status IN ('QUEUED', 'RUNNING'))
       ORDER BY p.due_at LIMIT 100 FOR UPDATE OF p SKIP LOCKED`,
      at,
    )
    for (const channel of due) {
      const run = newRun(newId('imp'), channel, channel.version, { source: 'PULL', feedHash: '' }, at)
      await tx.channelImport.create({ data: { ...run, errorPolicy: 'REJECT_FAILED_ROWS' } })
      const dueAt = new Date(at.getTime() + channel.minutes * 60_000)
      await tx.channelPull.update({ where: { channelId: channel.id }, data: { dueAt } })
    }
    return due.length
  })
}
