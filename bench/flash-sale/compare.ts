import pg from 'pg'
import { createBatches } from '../../subgraphs/shared/batches.ts'
import { DESIGNS, type Design, EMPTY, SCHEMA } from './designs.ts'
import type { Floor } from './floor.ts'
import type { Options } from './options.ts'
import type { Compared } from './report.ts'

/** Enough for what the fastest holds in a round. */
export const UNITS = 200_000
const CONNECTIONS = 16
/** As in the product subgraph, whose two processes have two batches each under way. */
const BATCH = { maxItems: 100, maxRunning: 4 }
const ALONE = { maxItems: 1, maxRunning: CONNECTIONS }

/** Measures each design with each number of buyers: every order in a transaction of its own, and in batches. */
export async function compareDesigns(
  databaseUrl: string,
  floor: Floor,
  { buyers, rounds, seconds }: Pick<Options, 'buyers' | 'rounds' | 'seconds'>,
): Promise<Compared[]> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    // The plans of large tables, whatever the planner knows of tables that were filled just now.
    options: '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off',
  })
  try {
    await pool.query(SCHEMA)
    const measured: Compared[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const design of DESIGNS) {
        const before = await floor.measure(seconds)
        for (const batches of [false, true]) {
          for (const count of buyers) {
            const made = await fill(pool, design)
            const perSecond = await measure(pool, design, batches ? BATCH : ALONE, count, seconds)
            measured.push({ design: design.name, batches, buyers: count, perSecond, floor: before, ...made })
          }
        }
      }
    }
    return measured
  } finally {
    await pool.end()
  }
}

/** What it takes to set the units up. */
async function fill(pool: pg.Pool, design: Design): Promise<{ fillMs: number; bytes: number }> {
  await pool.query(EMPTY)
  const began = performance.now()
  await pool.query(design.fill(UNITS))
  const fillMs = performance.now() - began
  await pool.query('VACUUM ANALYZE bucket, unit')
  await pool.query('CHECKPOINT')
  const { rows } = await pool.query(
    `SELECT (SELECT sum(pg_total_relation_size(name)) FROM unnest('{bucket,unit}'::regclass[]) name)::int AS bytes`,
  )
  return { fillMs, bytes: rows[0].bytes }
}

let serial = 0

/** Reservations a second. Orders that still wait when the time is over are given up. */
async function measure(
  pool: pg.Pool,
  { name, hold }: Design,
  size: typeof BATCH,
  buyers: number,
  seconds: number,
): Promise<number> {
  const began = performance.now()
  const end = began + seconds * 1000
  const reserve = createBatches<string, boolean>({
    ...size,
    maxWaiting: buyers,
    keyOf: () => name,
    idOf: line => line,
    run: async lines => {
      if (performance.now() > end) return lines.map(() => false)
      const orders = JSON.stringify(lines.map(line => ({ line })))
      const { rows } = await pool.query<{ line: string }>({ name, text: hold, values: [orders] })
      const held = new Set(rows.map(row => row.line))
      return lines.map(line => held.has(line))
    },
  })
  let done = 0
  const buyer = async () => {
    while (performance.now() < end) {
      serial += 1
      if (await reserve(`oln_${String(serial).padStart(24, '0')}`)) done += 1
    }
  }
  await Promise.all(Array.from({ length: buyers }, buyer))
  const took = (performance.now() - began) / 1000
  const { rows } = await pool.query('SELECT count(*)::int AS held FROM reservation')
  if (rows[0].held !== done) throw new Error(`${name}: expected ${done} orders to be held, got ${rows[0].held}`)
  return done / took
}
