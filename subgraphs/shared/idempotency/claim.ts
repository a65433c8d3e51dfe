import type pg from 'pg'
import { createBatches } from '../batches.ts'
import { lists, prepare } from '../db.ts'

/** A key that a request came with. */
interface Wanted {
  table: string
  id: readonly [businessId: string, scope: string, viewerId: string, key: string]
  hash: string
  /** What the request's resource is to be called if nobody had the key before. */
  resourceId: string
}

interface Claimed {
  state: string
  request_hash: string
  resource_id: string
  response: unknown
  /** This attempt may run. */
  mine: boolean
}

/** How long an attempt may be silent before another one takes its key over. Real time: a test clock does not crash processes. */
const LEASE_SECONDS = 30
const KEY = 'business_id, scope, viewer_id, key'

/**
 * That keys are taken need not be on the disk before the requests go on: what they write is there only if this is, as the
 * log is written in order, and until then nobody was told anything.
 */
const NEW = (table: string) => `
  WITH lazily AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO ${table} (${KEY}, request_hash, resource_id, state, lease_until, created_at)
  SELECT g.*, 'RUNNING', now() + make_interval(secs => ${LEASE_SECONDS}), now()
  FROM lazily, LATERAL (SELECT * FROM unnest(${lists(1, 'text', 'text', 'text', 'text', 'text', 'text')})
    AS u (${KEY}, request_hash, resource_id) ORDER BY ${KEY}) AS g
  ON CONFLICT (${KEY}) DO NOTHING RETURNING ${KEY}`

const claimers = new WeakMap<pg.Pool, (wanted: Wanted) => Promise<boolean>>()

/** Takes the key, or learns who has it. Almost every key is new: those that come at the same time are taken together. */
export async function claimKey(pool: pg.Pool, wanted: Wanted): Promise<Claimed> {
  const together = claimers.get(pool) ?? createClaimer(pool)
  claimers.set(pool, together)
  if (!(await together(wanted))) return claimAlone(pool, wanted)
  const { hash, resourceId } = wanted
  return { state: 'RUNNING', request_hash: hash, resource_id: resourceId, response: null, mine: true }
}

function createClaimer(pool: pg.Pool) {
  return createBatches<Wanted, boolean>({
    keyOf: ({ table }) => table,
    idOf: ({ id }) => JSON.stringify(id),
    run: async all => {
      const columns = [0, 1, 2, 3].map(index => all.map(({ id }) => id[index]))
      const values = [...columns, all.map(({ hash }) => hash), all.map(({ resourceId }) => resourceId)]
      // What makes it fail makes that one fail that comes alone.
      const answer = await pool.query<object>(prepare(NEW(all[0]!.table)), values).catch(() => null)
      const taken = new Set(answer?.rows.map(row => JSON.stringify(Object.values(row))))
      return all.map(({ id }) => taken.has(JSON.stringify(id)))
    },
    maxItems: 100,
    maxRunning: 2,
    maxWaiting: 20_000,
  })
}

/** Takes one key, or learns who has it; one round trip. */
async function claimAlone(pool: pg.Pool, wanted: Wanted): Promise<Claimed> {
  const { table, id, hash, resourceId } = wanted
  const text = prepare(`WITH taken AS (
       INSERT INTO ${table} AS k (${KEY}, request_hash, resource_id, state, lease_until, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'RUNNING', now() + make_interval(secs => ${LEASE_SECONDS}), now())
       ON CONFLICT (${KEY}) DO UPDATE
         SET state = 'RUNNING', lease_until = excluded.lease_until, request_hash = excluded.request_hash,
             resource_id = CASE k.state WHEN 'REFUSED' THEN excluded.resource_id ELSE k.resource_id END
         WHERE k.state = 'REFUSED' OR (k.state = 'RUNNING' AND k.request_hash = excluded.request_hash AND k.lease_until < now())
       RETURNING state, request_hash, resource_id, response, true AS mine)
     SELECT * FROM taken
     UNION ALL
     SELECT state, request_hash, resource_id, response, false FROM ${table}
     WHERE business_id = $1 AND scope = $2 AND viewer_id = $3 AND key = $4 AND NOT EXISTS (SELECT 1 FROM taken)`)
  const { rows } = await pool.query<Claimed>(text, [...id, hash, resourceId])
  const [row] = rows
  // The row was inserted after this statement's snapshot by a rival: the next look sees it.
  return row ?? claimAlone(pool, wanted)
}
