import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type pg from 'pg'
import type { BreakerState, Breakers } from '../breakers.ts'
import type { Lane } from '../lanes.ts'

export interface LaneReport {
  lane: Lane
  limit: number
  running: number
  waiting: number
  /** Whether it turns operations away for want of capacity. */
  shedding: boolean
  /** How many operations it has turned away. */
  shed: number
}

export interface BreakerReport {
  name: string
  state: BreakerState
  changedAt: string
}

/** What a process says of itself. */
export interface ProcessReport {
  processId: string
  lanes: LaneReport[]
  breakers: BreakerReport[]
}

export interface Reports {
  /** Adds what the gateway of this process knows. */
  lanes(read: () => LaneReport[]): void
  /** What all processes have said of late. */
  read(): Promise<ProcessReport[]>
  close(): Promise<void>
}

const EVERY_MS = 5_000
/** A process that was silent for so long is gone. */
const FRESH_SECONDS = 20

/** Says every few seconds, and after each change of a breaker, what the breakers and lanes of this process do. */
export function startReports(pool: pg.Pool, breakers: Breakers): Reports {
  const processId = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
  let readLanes = (): LaneReport[] => []
  let running = Promise.resolve()
  const report = () => ({
    lanes: readLanes(),
    breakers: breakers.all().map(({ name, state, changedAt }) => ({ name, state, changedAt: changedAt.toISOString() })),
  })
  // One after the other, so that the newest is what stays.
  const write = () => {
    running = running.then(() => keep(pool, processId, report())).catch(() => {})
    return running
  }
  const timer = setInterval(write, EVERY_MS)
  timer.unref()
  const ends = breakers.onChange(write)
  return {
    lanes: read => {
      readLanes = read
    },
    read: async () => {
      await write()
      const { rows } = await pool.query<{ processId: string; report: Omit<ProcessReport, 'processId'> }>(
        `SELECT process_id AS "processId", report FROM platform.process_report
         WHERE at > now() - make_interval(secs => ${FRESH_SECONDS}) ORDER BY process_id`,
      )
      return rows.map(row => ({ processId: row.processId, ...row.report }))
    },
    close: async () => {
      clearInterval(timer)
      ends()
      await running
      await pool.query('DELETE FROM platform.process_report WHERE process_id = $1', [processId]).catch(() => {})
    },
  }
}

/** Real time: a test clock does not end processes. What others left behind long ago goes as well. */
async function keep(pool: pg.Pool, processId: string, report: object): Promise<void> {
  await pool.query(
    `WITH gone AS (DELETE FROM platform.process_report WHERE at < now() - interval '1 hour')
     INSERT INTO platform.process_report (process_id, report, at) VALUES ($1, $2, now())
     ON CONFLICT (process_id) DO UPDATE SET report = excluded.report, at = excluded.at`,
    [processId, JSON.stringify(report)],
  )
}
