import type pg from 'pg'
import type { Override } from '../breakers.ts'
import type { RedisStore } from '../redis.ts'

/** What operators want, by name: `switch:search` is OFF, `breaker:subgraph.order` is OPEN or CLOSED. Else as usual. */
export interface Control {
  name: string
  setting: string
}

export interface ControlChange {
  id: string
  name: string
  before: string
  after: string
  reason: string
  actor: string
  at: Date
}

/** What operators have set, for all processes. */
export interface Controls {
  isOff(switchName: string): boolean
  override(breakerName: string): Override
  all(): Control[]
  /** Sets a control, or lets go of it (`usual`), with the reason for the record. Answers whether that changed anything. */
  set(change: {
    name: string
    setting: string
    usual: string
    reason: string
    actor: string
    at: Date
  }): Promise<boolean>
  /** The last changes, the newest first. */
  changes(limit: number): Promise<ControlChange[]>
  /** Calls the listener after each change anywhere; answers how to end that. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

export const switchControl = (name: string) => `switch:${name}`
export const breakerControl = (name: string) => `breaker:${name}`

const CHANNEL = 'platform.controls'
/** How long a process that missed the broadcast goes on as before. */
const READ_EVERY_MS = 1000

/** The settings lie in `platform.control`, so that they survive everything; a change is broadcast through Redis. */
export async function openControls(pool: pg.Pool, redis: RedisStore): Promise<Controls> {
  let settings = new Map<string, string>()
  const listeners = new Set<() => void>()
  const refresh = async () => {
    const { rows } = await pool.query<Control>('SELECT name, setting FROM platform.control')
    const isSame = rows.length === settings.size && rows.every(row => settings.get(row.name) === row.setting)
    if (isSame) return
    settings = new Map(rows.map(row => [row.name, row.setting]))
    for (const listener of listeners) listener()
  }
  await refresh()
  const quietly = () => void refresh().catch(() => {})
  const unsubscribe = await redis.subscribe(CHANNEL, quietly)
  const timer = setInterval(quietly, READ_EVERY_MS)
  timer.unref()
  return {
    isOff: name => settings.get(switchControl(name)) === 'OFF',
    override: name => (settings.get(breakerControl(name)) as Override | undefined) ?? 'AUTO',
    all: () => [...settings].map(([name, setting]) => ({ name, setting })),
    set: async change => {
      const changed = await write(pool, change)
      await refresh()
      // Without Redis the others read it within a second.
      if (changed) await redis.publish(CHANNEL, 'changed').catch(() => {})
      return changed
    },
    changes: async limit => (await pool.query<ControlChange>(CHANGES, [limit])).rows,
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      clearInterval(timer)
      await unsubscribe()
    },
  }
}

const CHANGES = `SELECT id::text, name, before, after, reason, actor, at FROM platform.control_change ORDER BY id DESC LIMIT $1`

/** The setting and its record in one statement; two that come at the same time are told apart by the advisory lock. */
async function write(
  pool: pg.Pool,
  { name, setting, usual, reason, actor, at }: Parameters<Controls['set']>[0],
): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('platform.control', 0))`)
    const { rowCount } = await client.query(
      `WITH old AS (SELECT coalesce((SELECT setting FROM platform.control WHERE name = $1), $3) AS setting),
       gone AS (DELETE FROM platform.control WHERE name = $1 AND $2::text = $3::text),
       put AS (INSERT INTO platform.control (name, setting) SELECT $1, $2 WHERE $2::text <> $3::text
               ON CONFLICT (name) DO UPDATE SET setting = excluded.setting)
       INSERT INTO platform.control_change (name, before, after, reason, actor, at)
       SELECT $1, old.setting, $2, $4, $5, $6 FROM old WHERE old.setting <> $2`,
      [name, setting, usual, reason, actor, at],
    )
    await client.query('COMMIT')
    return rowCount === 1
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
