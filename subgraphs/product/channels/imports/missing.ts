import { inRawTransaction } from '#shared/db.ts'
import { refreshProducts } from '../../store/cards.ts'
import type { Summary } from '../pipeline/job.ts'
import type { Pipeline } from '../pipeline/thread.ts'
import { type Claimed, moveOn, noCounts } from './claim.ts'
import { unlist } from './listing.ts'
import { noteSnapshot } from './snapshots.ts'
import type { Work } from './store-batch.ts'

const PAGE = 1000

/**
 * Takes off sale what a full feed has no more. Answers a note if it did not, because the feed looks broken: then more
 * harm is done by an empty shop than by some products that are gone.
 */
export async function unlistMissing(work: Work, pipeline: Pipeline, summary: Summary): Promise<string | null> {
  const { coverage } = work.config
  if (coverage.kind !== 'full' || coverage.missing !== 'unlist') return null
  if (summary.nameless > 0)
    return `Nothing was unlisted: ${summary.nameless} rows name no product, so nobody knows which ones are missing.`
  const { listed, missing } = await countMissing(work, pipeline, summary)
  if (missing > listed * coverage.atMost)
    return `Nothing was unlisted: the feed misses ${missing} of ${listed} listed products, more than the share of ${coverage.atMost} that it may.`
  for await (const page of missingPages(work, pipeline, summary)) await unlistPage(work, page, summary)
  return null
}

async function countMissing(work: Work, pipeline: Pipeline, summary: Summary) {
  const counted = { listed: 0, missing: 0 }
  for await (const page of missingPages(work, pipeline, summary)) {
    counted.listed += page.listed
    counted.missing += page.missing.length
  }
  return counted
}

interface Page {
  listed: number
  missing: string[]
}

/**
 * The channel's listed products page by page, with those that the feed does not have. Products of a newer snapshot than
 * this feed are not missing: it is the feed that is old.
 */
async function* missingPages({ platform, run }: Work, pipeline: Pipeline, summary: Summary): AsyncGenerator<Page> {
  const takenAt = takenAtOf(run, summary)
  let after = ''
  for (;;) {
    const { rows } = await platform.pool.query<{ id: string; newer: boolean }>(
      `SELECT p.external_id AS id, coalesce(s.taken_at > $3, false) AS newer
       FROM (SELECT external_id FROM product.product
             WHERE channel_id = $1 AND external_id > $2 AND status = 'ACTIVE' ORDER BY external_id LIMIT ${PAGE}) p
       LEFT JOIN product.feed_snapshot s ON s.channel_id = $1 AND s.external_id = p.external_id
       ORDER BY p.external_id`,
      [run.channelId, after, takenAt],
    )
    if (rows.length === 0) return
    after = rows.at(-1)!.id
    const missing = await pipeline.absent(rows.filter(row => !row.newer).map(row => row.id))
    yield { listed: rows.length, missing }
  }
}

/** When the snapshot was taken that the feed is as a whole, if anybody said so. */
const takenAtOf = (run: Claimed, { takenAt }: Summary) => takenAt ?? run.snapshotAt?.getTime() ?? null

async function unlistPage({ platform, run, owner }: Work, { missing }: Page, summary: Summary): Promise<void> {
  if (missing.length === 0) return
  const takenAt = takenAtOf(run, summary)
  const ids = await inRawTransaction(platform.pool, async tx => {
    const moved = await unlist(tx, platform, run, missing)
    // An older feed that has them knows less: it must not bring them back.
    if (takenAt !== null) await noteSnapshot(tx, run.channelId, missing, takenAt)
    const counts = { ...noCounts(), unlisted: moved.length }
    await moveOn(tx, run.id, owner, { rows: summary.rows, items: summary.items, progress: 1, counts })
    return moved
  })
  await refreshProducts(platform, ids)
}
