import { randomUUID } from 'node:crypto'
import { inTransaction, type Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { upsertProducts } from '../commands/upsertProducts.ts'
import { refreshProducts } from '../store/cards.ts'
import { assemble, type Mapped } from './assemble.ts'
import { type ChannelConfig, channelConfig } from './config.ts'
import { mapFeed } from './feed.ts'
import { FeedError, type FeedSource } from './reader.ts'
import { IMPORT, type ImportRecord } from './store.ts'

const BATCH = 200
/** Real time: a test clock that jumps must not make a living worker look dead. */
const LEASE_SECONDS = 30
const KEPT_VIOLATIONS = 1000
const MAX_TAKEOVERS = 5

interface Claimed extends ImportRecord {
  content: string | null
  path: string | null
  config: unknown
  merchantId: string | null
  takeovers: number
}

/** Another worker took the run over: this one must not write any more. */
class LostLease extends Error {}

export interface WorkerOptions {
  /** Called after each committed batch; a test throws from it to stand for a killed process. */
  onBatch?(checkpoint: number): void
}

/** Runs every import that waits or whose worker fell silent. Answers how many it ran. */
export async function runImports(platform: Platform, options: WorkerOptions = {}): Promise<number> {
  for (let count = 0; ; count += 1) {
    const owner = randomUUID()
    const run = await claim(platform, owner)
    if (!run) return count
    await work(platform, run, owner, options)
  }
}

async function claim({ pool }: Platform, owner: string): Promise<Claimed | null> {
  const { rows } = await pool.query<Claimed>(
    `WITH next AS (
       SELECT id FROM product.channel_import
       WHERE status = 'QUEUED' OR (status = 'RUNNING' AND lease_until < now())
       ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
     i AS (
       UPDATE product.channel_import c SET status = 'RUNNING', lease_owner = $1, lease_until = now() + make_interval(secs => $2),
         takeovers = takeovers + CASE status WHEN 'RUNNING' THEN 1 ELSE 0 END
       FROM next WHERE c.id = next.id RETURNING c.*)
     SELECT ${IMPORT}, i.takeovers, i.content, i.path, f.config, h.merchant_id AS "merchantId"
     FROM i JOIN product.channel h ON h.id = i.channel_id
     JOIN product.channel_config f ON f.channel_id = i.channel_id AND f.version = i.config_version`,
    [owner, LEASE_SECONDS],
  )
  return rows[0] ?? null
}

async function work(platform: Platform, run: Claimed, owner: string, options: WorkerOptions): Promise<void> {
  const beat = setInterval(() => void heartbeat(platform, run.id, owner).catch(() => {}), (LEASE_SECONDS * 1000) / 4)
  beat.unref()
  try {
    const config = channelConfig.parse(run.config)
    const feed: FeedSource = run.content !== null ? { content: run.content } : { path: run.path! }
    if (
      run.errorPolicy === 'REJECT_EVERYTHING' &&
      run.rowsRead === 0 &&
      (await refuseWhole(platform, run, owner, config, feed))
    )
      return
    await storeFeed(platform, run, owner, config, feed, options)
  } catch (error) {
    if (error instanceof LostLease) return
    // A run that ends every worker must not be taken over for ever.
    if (!(error instanceof FeedError) && run.takeovers < MAX_TAKEOVERS) throw error
    await finish(platform, run.id, owner, 'FAILED', error instanceof FeedError ? error.message : 'internal failure')
  } finally {
    clearInterval(beat)
  }
}

async function heartbeat({ pool }: Platform, id: string, owner: string): Promise<void> {
  await pool.query(
    `UPDATE product.channel_import SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND lease_owner = $2`,
    [id, owner, LEASE_SECONDS],
  )
}

/** The first pass of REJECT_EVERYTHING: nothing is stored before every row has been seen to be good. */
async function refuseWhole(
  platform: Platform,
  run: Claimed,
  owner: string,
  config: ChannelConfig,
  feed: FeedSource,
): Promise<boolean> {
  let failed = 0
  let rows = 0
  const violations: Mapped['violations'] = []
  for await (const mapped of assemble(config, mapFeed(feed, config, run.errorPolicy), run.errorPolicy)) {
    failed += mapped.failedRows
    rows = mapped.lastRow
    if (violations.length < KEPT_VIOLATIONS) violations.push(...mapped.violations)
  }
  if (failed === 0) return false
  await inTransaction(platform.prisma, async tx => {
    await checkpoint(tx, run.id, owner, { row: rows, progress: 1, failed, counts: NONE })
    await keepViolations(tx, run.id, violations)
  })
  await finish(platform, run.id, owner, 'FAILED', `${failed} rows failed; nothing was stored`)
  return true
}

const NONE = { created: 0, updated: 0, unchanged: 0 }

async function storeFeed(
  platform: Platform,
  run: Claimed,
  owner: string,
  config: ChannelConfig,
  feed: FeedSource,
  { onBatch }: WorkerOptions,
): Promise<void> {
  let batch: Mapped[] = []
  let size = 0
  const flush = async () => {
    if (batch.length === 0) return
    const checkpoint = await storeBatch(platform, run, owner, config, batch)
    batch = []
    size = 0
    onBatch?.(checkpoint)
  }
  for await (const mapped of assemble(config, mapFeed(feed, config, run.errorPolicy), run.errorPolicy)) {
    // Read again to know which ids were seen, not stored again: the checkpoint and these rows were committed together.
    if (mapped.lastRow <= run.rowsRead) continue
    batch.push(mapped)
    size += Math.max(1, mapped.product?.skus.length ?? 0)
    if (size >= BATCH) await flush()
  }
  await flush()
  await finish(platform, run.id, owner, 'SUCCEEDED', null)
}

async function storeBatch(
  platform: Platform,
  run: Claimed,
  owner: string,
  config: ChannelConfig,
  batch: Mapped[],
): Promise<number> {
  const last = batch.at(-1)!
  const products = batch.flatMap(mapped => mapped.product ?? [])
  const failed = batch.reduce((sum, mapped) => sum + mapped.failedRows, 0)
  const changed = await inTransaction(platform.prisma, async tx => {
    const results = await upsertProducts(tx, run.businessId, run.channelId, products, {
      platform,
      merchantId: run.merchantId,
      status: config.initialStatus,
      actor: run.id,
    })
    const counts = { ...NONE }
    for (const { outcome } of results) counts[outcome] += 1
    await checkpoint(tx, run.id, owner, { row: last.lastRow, progress: last.progress, failed, counts })
    await keepViolations(
      tx,
      run.id,
      batch.flatMap(mapped => mapped.violations),
    )
    return results.filter(result => result.outcome !== 'unchanged').map(result => result.productId)
  })
  await refreshProducts(platform, changed)
  return last.lastRow
}

interface Step {
  row: number
  progress: number
  failed: number
  counts: typeof NONE
}

/** Moves the run on, in the transaction of its batch. Whoever lost the lease rolls its batch back. */
async function checkpoint(tx: Tx, id: string, owner: string, { row, progress, failed, counts }: Step): Promise<void> {
  const moved = await tx.$executeRawUnsafe(
    `UPDATE product.channel_import SET checkpoint_row = $3, progress = $4, rows_failed = rows_failed + $5,
       products_created = products_created + $6, products_updated = products_updated + $7, products_unchanged = products_unchanged + $8
     WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    ...[id, owner, row, progress, failed, counts.created, counts.updated, counts.unchanged],
  )
  if (moved !== 1) throw new LostLease()
}

async function keepViolations(tx: Tx, importId: string, violations: Mapped['violations']): Promise<void> {
  const room = KEPT_VIOLATIONS - (violations.length > 0 ? await tx.importViolation.count({ where: { importId } }) : 0)
  const kept = violations.slice(0, Math.max(0, room))
  const clean = (text: string | null) => text?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null
  if (kept.length === 0) return
  await tx.importViolation.createMany({
    data: kept.map(({ row, field, code, message, value }) => ({
      importId,
      row,
      field,
      code,
      message: clean(message)!,
      value: clean(value),
    })),
  })
}

async function finish(
  { pool, clock }: Platform,
  id: string,
  owner: string,
  status: string,
  reason: string | null,
): Promise<void> {
  await pool.query(
    `UPDATE product.channel_import SET status = $3, failure_reason = $4, finished_at = $5, lease_owner = NULL, lease_until = NULL,
       progress = CASE $3 WHEN 'SUCCEEDED' THEN 1 ELSE progress END
     WHERE id = $1 AND lease_owner = $2`,
    [id, owner, status, reason, clock.now()],
  )
}
