import type { ImportRecord } from './store.ts'

/** How fast a run is and how long it will take: by what its present worker did, not by the time it waited. */
export function pace(run: ImportRecord, now: Date): { rowsPerSecond: number | null; secondsLeft: number | null } {
  if (run.workingSince === null || run.status === 'QUEUED') return { rowsPerSecond: null, secondsLeft: null }
  const seconds = ((run.finishedAt ?? now).getTime() - run.workingSince.getTime()) / 1000
  if (seconds <= 0) return { rowsPerSecond: null, secondsLeft: null }
  const done = run.progress - run.workingFrom
  const left = run.status === 'RUNNING' && done > 0 ? (seconds * (1 - run.progress)) / done : null
  return { rowsPerSecond: (run.rowsRead - run.workingFromRow) / seconds, secondsLeft: left }
}

/** What came of a run, in a sentence or two. */
export function summaryOf(run: ImportRecord): string {
  switch (run.status) {
    case 'QUEUED':
      return 'It waits for a worker.'
    case 'RUNNING':
      return `${run.rowsRead} rows have been read, ${Math.floor(run.progress * 100)} % of the feed.`
    case 'CANCELLED':
      return `It was cancelled after ${run.rowsRead} rows; what was stored stays. ${counts(run)}`
    case 'FAILED':
      return `It failed after ${run.rowsRead} rows: ${run.failureReason}. ${counts(run)}`
    case 'SUCCEEDED':
      return [nothingChanged(run), counts(run), run.note].filter(Boolean).join(' ')
  }
}

function nothingChanged(run: ImportRecord): string | null {
  const changed = run.productsCreated + run.productsUpdated + run.productsUnlisted + run.productsRelisted
  if (changed > 0 || run.productsUnchanged === 0) return null
  return 'Nothing changed: every product is stored as the feed has it.'
}

function counts(run: ImportRecord): string {
  const parts = [
    [run.productsCreated, 'created'],
    [run.productsUpdated, 'updated'],
    [run.productsUnchanged, 'unchanged'],
    [run.productsOutdated, 'older than what is stored'],
    [run.productsUnlisted, 'unlisted'],
    [run.productsRelisted, 'listed again'],
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const failed = run.rowsFailed > 0 ? `; ${run.rowsFailed} rows refused` : ''
  return `Products: ${told.join(', ') || 'none'}${failed}.`
}
