import type { RawTx } from '#shared/db.ts'
import type { StoredItem } from '../pipeline/job.ts'
import type { Claimed } from './claim.ts'

/**
 * The items to store: those whose snapshot is not older than the one that was stored last. Remembers their time, also of
 * those that turn out to be unchanged, or a snapshot from between would win over the newest.
 */
export async function newestOf(tx: RawTx, run: Claimed, items: readonly StoredItem[]): Promise<StoredItem[]> {
  const wanted = items.filter(item => item.product || item.unlist)
  const fromRun = run.snapshotAt?.getTime() ?? null
  const timed = wanted
    .map(item => ({ externalId: item.externalId!, takenAt: item.takenAt ?? fromRun }))
    .filter(({ takenAt }) => takenAt !== null)
  if (timed.length === 0) return wanted
  const newest = await note(
    tx,
    run.channelId,
    timed.map(one => one.externalId),
    timed.map(one => one.takenAt!),
  )
  return wanted.filter(item => (item.takenAt ?? fromRun) === null || newest.has(item.externalId!))
}

/** Remembers that what is known of these products is of a snapshot taken then. */
export async function noteSnapshot(tx: RawTx, channelId: string, externalIds: readonly string[], takenAt: number) {
  await note(
    tx,
    channelId,
    externalIds,
    externalIds.map(() => takenAt),
  )
}

/** Answers those that no newer snapshot is known of. */
async function note(tx: RawTx, channelId: string, externalIds: readonly string[], takenAt: readonly number[]) {
  const rows = await tx.$queryRawUnsafe<{ externalId: string }[]>(
    `INSERT INTO product.feed_snapshot AS s (channel_id, external_id, taken_at)
     SELECT $1, t.id, t.taken_at FROM unnest($2::text[], $3::float8[]) AS t(id, taken_at) ORDER BY t.id
     ON CONFLICT (channel_id, external_id) DO UPDATE SET taken_at = excluded.taken_at WHERE s.taken_at <= excluded.taken_at
     RETURNING s.external_id AS "externalId"`,
    channelId,
    externalIds,
    takenAt,
  )
  return new Set(rows.map(row => row.externalId))
}
