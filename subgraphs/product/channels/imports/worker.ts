import { randomUUID } from 'node:crypto'
import { inRawTransaction } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { StaleDefinitions } from '../../commands/describeProducts.ts'
import { channelConfig } from '../config/schema.ts'
import { definitionsFor } from '../definitions.ts'
import { fetchFeed, rememberPull } from '../feeds/pull.ts'
import { openRunFeed } from '../feeds/spool.ts'
import type { Summary } from '../pipeline/job.ts'
import type { Violation } from '../pipeline/row.ts'
import { Pipeline, PipelineError, type PipelineLimits } from '../pipeline/thread.ts'
import {
  type Claimed,
  claimRun,
  endRun,
  handBack,
  LEASE_SECONDS,
  LostRun,
  moveOn,
  noCounts,
  renewLease,
} from './claim.ts'
import { unlistMissing } from './missing.ts'
import { storeBatch, type Work } from './store-batch.ts'
import { KEPT_VIOLATIONS, keepViolations } from './violations.ts'

const MAX_TAKEOVERS = 5

export interface WorkerOptions {
  /** Modules of channel functions. */
  functions?: readonly string[]
  /** Hosts beside public ones that feeds may be fetched from. */
  feedHosts?: readonly string[]
  limits?: PipelineLimits
  /** Asked after each committed batch: true hands the run back, for the process stops. */
  stopping?(): boolean
  /** Called, and waited for, after each committed batch; a test throws from it to stand for a killed process. */
  onBatch?(rows: number): void | Promise<void>
}

/** Runs every import that waits or whose worker fell silent. Answers how many it ran. */
export async function runImports(platform: Platform, options: WorkerOptions = {}): Promise<number> {
  for (let count = 0; ; count += 1) {
    if (options.stopping?.()) return count
    const owner = randomUUID()
    const run = await claimRun(platform, owner)
    if (!run) return count
    await work(platform, run, owner, options)
  }
}

async function work(platform: Platform, run: Claimed, owner: string, options: WorkerOptions): Promise<void> {
  const pulse = new Pulse(platform, run.id, owner)
  try {
    const note = await runFeed(platform, run, owner, options, pulse)
    if (note.done) await endRun(platform, run.id, owner, 'SUCCEEDED', { note: note.text })
  } catch (error) {
    if (error instanceof LostRun || pulse.lost) return
    // Whoever takes it next reads the definitions anew; what is stored stays.
    if (error instanceof StaleDefinitions) return await handBack(platform, run.id, owner)
    // A run that ends every worker must not be taken over for ever.
    if (!(error instanceof PipelineError) && run.takeovers < MAX_TAKEOVERS) throw error
    const reason = error instanceof PipelineError ? error.message : 'internal failure'
    await endRun(platform, run.id, owner, 'FAILED', { reason })
  } finally {
    pulse.stop()
  }
}

interface Outcome {
  /** False if the run was handed back. */
  done: boolean
  text: string | null
}

async function runFeed(
  platform: Platform,
  run: Claimed,
  owner: string,
  options: WorkerOptions,
  pulse: Pulse,
): Promise<Outcome> {
  const config = channelConfig.parse(run.config)
  if (run.source === 'PULL' && !run.feedId) {
    const fetched = await fetchFeed(platform, run, owner, config, options.feedHosts ?? [])
    if (!fetched) return { done: true, text: 'Nothing changed: the server has the feed that was imported last.' }
    Object.assign(run, fetched)
  }
  await using feed = await openRunFeed(platform, run)
  const definitions = await definitionsFor(platform, run.businessId, config)
  const start = (skip: number) => {
    const { errorPolicy: policy } = run
    const { functions = [], limits } = options
    return new Pipeline({ feed: feed.source, config, policy, functions, definitions, skip, trial: null }, limits)
  }
  const twice = run.errorPolicy === 'REJECT_EVERYTHING'
  const share = (progress: number) => (twice ? 0.5 + progress / 2 : progress)
  if (twice && run.itemsDone === 0) {
    const pipeline = start(0)
    pulse.follow(pipeline, progress => progress / 2)
    await expectGood(platform, run, owner, pipeline)
  }
  const pipeline = start(run.itemsDone)
  pulse.follow(pipeline, share)
  try {
    const absences = (await platform.prisma.feedAbsence.count({ where: { channelId: run.channelId } })) > 0
    const work: Work = { platform, run, owner, config, absences }
    for await (const batch of pipeline.batches()) {
      await storeBatch(work, { ...batch, progress: share(batch.progress) })
      await options.onBatch?.(batch.rowsDone)
      if (options.stopping?.()) {
        await handBack(platform, run.id, owner)
        return { done: false, text: null }
      }
    }
    const summary = pipeline.summary!
    const text = await unlistMissing(work, pipeline, summary)
    await inRawTransaction(platform.pool, tx => moveOn(tx, run.id, owner, stepTo(summary)))
    if (run.source === 'PULL') await rememberPull(platform, run)
    return { done: true, text }
  } finally {
    await pipeline.close()
  }
}

const stepTo = ({ rows, items }: Summary) => ({ rows, items, progress: 1, counts: noCounts() })

/** The first pass of REJECT_EVERYTHING: nothing is stored before every row has been seen to be good. */
async function expectGood(platform: Platform, run: Claimed, owner: string, pipeline: Pipeline): Promise<void> {
  const counts = noCounts()
  const violations: Violation[] = []
  try {
    for await (const { items } of pipeline.batches()) {
      for (const item of items) {
        counts.failed += item.failedRows
        counts.violations += item.violations.length
        if (violations.length < KEPT_VIOLATIONS / 10) violations.push(...item.violations)
      }
    }
    if (counts.failed === 0) return
    const { rows } = pipeline.summary!
    await inRawTransaction(platform.pool, async tx => {
      await keepViolations(tx, run.id, violations)
      // No product was stored: should the run be resumed, it starts over.
      await moveOn(tx, run.id, owner, { rows, items: 0, progress: 1, counts })
    })
    throw new PipelineError(`${counts.failed} rows failed; nothing was stored`)
  } finally {
    await pipeline.close()
  }
}

/** Keeps the run's lease while its worker lives. */
class Pulse {
  lost = false
  #timer: NodeJS.Timeout
  #pipeline: Pipeline | null = null
  #share = (progress: number) => progress

  constructor(platform: Platform, id: string, owner: string) {
    const beat = async () => {
      if (await renewLease(platform, id, owner, this.#share(this.#pipeline?.progress ?? 0))) return
      this.lost = true
      // Cancelled or taken over: a long first pass over the feed need not go on.
      this.#pipeline?.abort('the run is not this worker’s any more')
    }
    this.#timer = setInterval(() => void beat().catch(() => {}), (LEASE_SECONDS * 1000) / 6)
    this.#timer.unref()
  }

  /** Takes progress from a pipeline, as that of the run from one share to another. */
  follow(pipeline: Pipeline, share: (progress: number) => number): void {
    this.#pipeline = pipeline
    this.#share = share
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
