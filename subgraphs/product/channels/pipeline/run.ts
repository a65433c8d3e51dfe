import { contentHash } from '../../domain/product.ts'
import { loadFunctions } from '../functions/registry.ts'
import type { FeedRow } from '../reader/feed.ts'
import { readFeed } from '../reader/read.ts'
import { arrange } from './arrange.ts'
import { assemble, belongs } from './assemble.ts'
import { createDescriber, type Describe } from './attributes.ts'
import { compileExpression } from './expression.ts'
import type { Batch, Job, StoredItem, Summary, TrialRow } from './job.ts'
import { createMapper } from './mapper.ts'
import { momentOf } from './newest.ts'
import type { MappedRow } from './row.ts'
import type { Workbook } from './workbook.ts'

/** About how many variants (or refused rows) one batch stores. */
const BATCH = 1000

interface Open {
  row: MappedRow
  position: number
  head: boolean
}

/** Runs a feed through map, convert, validate and the grouping of variants. Answers batches, at the end a summary. */
export async function* runPipeline(
  job: Job,
  book: Workbook,
  onProgress: (share: number) => void,
): AsyncGenerator<Batch, Summary> {
  const { config, policy } = job
  const functions = await loadFunctions(job.functions)
  const map = createMapper(config, functions, policy)
  const isHead = config.group?.head ? compileExpression(config.group.head) : null
  const out = new Batches(job, book)
  const read = () => out.counted(readFeed(job.feed, config.source, { workFile: () => book.file() }))
  const progress = (share: number) => {
    out.progress = share
    onProgress(share)
  }
  let open: Open[] = []
  for await (const arranged of arrange({ config, functions, book, read, onProgress: progress })) {
    const row = await map(arranged)
    if (arranged.key != null) row.values[config.group!.by] = arranged.key
    const head = isHead ? (await isHead(arranged.record).catch(() => false)) === true : false
    if (open[0] && !belongs(config, open[0].row, open.length, row)) {
      out.add(open)
      open = []
      if (out.full) yield out.take()
    }
    open.push({ row, position: arranged.position, head })
  }
  if (open.length > 0) out.add(open)
  if (out.any) yield out.take()
  return out.summary
}

class Batches {
  progress = 0
  summary: Summary = { rows: 0, items: 0, nameless: 0, takenAt: null }
  #job: Job
  #book: Workbook
  #describe: Describe
  #items: StoredItem[] = []
  #trial: TrialRow[] = []
  #size = 0
  #position = 0

  constructor(job: Job, book: Workbook) {
    this.#job = job
    this.#book = book
    this.#describe = createDescriber(job.config, job.definitions)
  }

  get full(): boolean {
    return this.#size >= BATCH
  }

  get any(): boolean {
    return this.#items.length > 0
  }

  /** The rows of one pass over the feed: all, or the first few of a dry run. */
  async *counted(rows: AsyncIterable<FeedRow>): AsyncGenerator<FeedRow> {
    for await (const row of rows) {
      if (this.#job.trial !== null && row.row > this.#job.trial) return
      this.summary.rows = Math.max(this.summary.rows, row.row)
      yield row
    }
  }

  add(open: readonly Open[]): void {
    const { policy, skip, trial, config } = this.#job
    const rows = open.map(one => one.row)
    const head = open.find(one => one.head)?.row ?? rows[0]!
    const item = assemble(rows, head, this.#book, policy, this.#describe)
    const { summary } = this
    summary.items += 1
    if (item.externalId === null) summary.nameless += rows.length
    const takenAt = config.snapshot ? momentOf(head.values[config.snapshot.latestBy]) : null
    if (takenAt !== null) summary.takenAt = Math.max(summary.takenAt ?? takenAt, takenAt)
    this.#position = open.at(-1)!.position
    if (summary.items <= skip) return
    if (trial !== null) this.#trial.push(...rows.map(row => toTrialRow(row, item.product !== null || item.unlist)))
    this.#items.push({ ...item, takenAt, contentHash: item.product && contentHash(item.product) })
    this.#size += Math.max(1, item.product?.skus.length ?? 0)
  }

  take(): Batch {
    const batch: Batch = {
      items: this.#items,
      itemsDone: this.summary.items,
      rowsDone: this.#position,
      progress: this.progress,
      trial: this.#trial,
    }
    this.#items = []
    this.#trial = []
    this.#size = 0
    return batch
  }
}

function toTrialRow({ row, before, values, violations, accepted }: MappedRow, stands: boolean): TrialRow {
  return { row, before, values, violations, accepted: accepted && stands }
}
