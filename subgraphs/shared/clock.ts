import type pg from 'pg'
import type { RedisStore } from './redis.ts'

/** The platform's time. Business code never asks the system: a test clock must be able to drive all of it. */
export interface Clock {
  now(): Date
  /** Moves the clock forward; only adjustable clocks can. */
  advance(ms: number): Promise<void>
  /** Calls the listener after each move; answers how to end that. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

/** The system's time. It cannot be moved. */
export const systemClock: Clock = {
  now: () => new Date(),
  advance: async () => {
    throw new Error('this clock cannot be moved: it is the system’s')
  },
  onChange: () => () => {},
  close: async () => {},
}

/** A clock for tests in one process: it runs with the system's time, plus what it was advanced by. */
export function createTestClock(): Clock {
  return offsetClock(async () => {})
}

function offsetClock(store: (offsetMs: number) => Promise<void>, initial = 0): Clock & { set(offsetMs: number): void } {
  let offset = initial
  const listeners = new Set<() => void>()
  const set = (next: number) => {
    if (next === offset) return
    offset = next
    for (const listener of listeners) listener()
  }
  return {
    now: () => new Date(Date.now() + offset),
    advance: async ms => {
      await store(ms)
      if (ms > 0) set(offset + ms)
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {},
    set,
  }
}

const CHANNEL = 'platform.clock'

/**
 * An adjustable clock that all processes share: the offset lives in `platform.clock`, so that it survives a restart,
 * and a move is broadcast through Redis. A process that missed the broadcast reads it again every second.
 */
export async function createSharedClock(pool: pg.Pool, redis: RedisStore): Promise<Clock> {
  const read = async () => {
    const { rows } = await pool.query<{ offset_ms: string }>('SELECT offset_ms FROM platform.clock WHERE id = 1')
    return Number(rows[0]?.offset_ms ?? 0)
  }
  const clock = offsetClock(async () => {}, await read())
  const refresh = async () => clock.set(await read())
  const quietly = () => void refresh().catch(() => {})
  const unsubscribe = await redis.subscribe(CHANNEL, quietly)
  const timer = setInterval(quietly, 1000)
  timer.unref()
  return {
    now: clock.now,
    onChange: clock.onChange,
    advance: async ms => {
      await pool.query(
        `INSERT INTO platform.clock (id, offset_ms) VALUES (1, $1)
         ON CONFLICT (id) DO UPDATE SET offset_ms = platform.clock.offset_ms + excluded.offset_ms`,
        [ms],
      )
      await refresh()
      // It has moved: without Redis the others read it within a second.
      await redis.publish(CHANNEL, 'moved').catch(() => {})
    },
    close: async () => {
      clearInterval(timer)
      await unsubscribe()
    },
  }
}
