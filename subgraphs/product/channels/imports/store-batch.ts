import { inRawTransaction, type RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { upsertProducts } from '../../commands/upsertProducts.ts'
import { refreshProducts } from '../../store/cards.ts'
import type { ChannelConfig } from '../config/schema.ts'
import type { Batch, StoredItem } from '../pipeline/job.ts'
import { type Claimed, type Counts, moveOn, noCounts } from './claim.ts'
import { relist, unlist } from './listing.ts'
import { newestOf } from './snapshots.ts'
import { keepViolations } from './violations.ts'

/** A run at work. */
export interface Work {
  platform: Platform
  run: Claimed
  owner: string
  config: ChannelConfig
  /** Whether the channel has products that its feeds took off: none is looked for if not. */
  absences: boolean
}

/** Stores a batch with the run's checkpoint, in one transaction: both are there or neither. */
export async function storeBatch(work: Work, batch: Batch): Promise<void> {
  const { platform, run, owner } = work
  const changed = await inRawTransaction(platform.pool, async tx => {
    const counts = noCounts()
    const current = await newestOf(tx, run, batch.items)
    counts.outdated = batch.items.filter(item => item.product || item.unlist).length - current.length
    const ids = [
      ...(await upsert(tx, work, current, counts)),
      ...(await takeOff(tx, work, current, counts)),
      ...(await bringBack(tx, work, current, counts)),
    ]
    for (const item of batch.items) counts.failed += item.failedRows
    const violations = batch.items.flatMap(item => item.violations)
    counts.violations = violations.length
    await keepViolations(tx, run.id, violations)
    await moveOn(tx, run.id, owner, { rows: batch.rowsDone, items: batch.itemsDone, progress: batch.progress, counts })
    return [...new Set(ids)]
  })
  await refreshProducts(platform, changed)
}

async function upsert(tx: RawTx, { platform, run, config }: Work, items: readonly StoredItem[], counts: Counts) {
  const products = items.flatMap(item => item.product ?? [])
  const results = await upsertProducts(tx, run.businessId, run.channelId, products, {
    platform,
    merchantId: run.merchantId,
    status: config.initialStatus,
    actor: run.id,
    feedWins: config.feedWins,
    hashes: items.flatMap(item => (item.product ? [item.contentHash!] : [])),
  })
  for (const { outcome } of results) counts[outcome] += 1
  // New ones are in no cache yet.
  return results.filter(result => result.outcome === 'updated').map(result => result.productId)
}

async function takeOff(tx: RawTx, { platform, run }: Work, items: readonly StoredItem[], counts: Counts) {
  const gone = items.filter(item => item.unlist).map(item => item.externalId!)
  const ids = await unlist(tx, platform, run, gone)
  counts.unlisted += ids.length
  return ids
}

async function bringBack(tx: RawTx, { platform, run, absences }: Work, items: readonly StoredItem[], counts: Counts) {
  const there = absences ? items.filter(item => item.product).map(item => item.externalId!) : []
  const ids = await relist(tx, platform, run, there)
  counts.relisted += ids.length
  return ids
}
