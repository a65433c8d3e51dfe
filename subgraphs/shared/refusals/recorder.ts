import type pg from 'pg'
import { actorOf, type Claims } from '../auth/viewer.ts'
import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { RefusedField } from './fields.ts'
import { insertRefusals, type NewRefusal } from './store.ts'

/** What was refused, kept for operations: see prisma/schema/platform_refusals.prisma. */
export interface Refusals {
  /** Notes what a subgraph refused. Written a moment later: nobody waits for it, and a storm of them is few rows. */
  note(subgraph: string, claims: Claims, refused: readonly RefusedField[]): void
  /** The same of what is no operation of the graph, and whose business it is, where that is known. */
  noteOutside(subgraph: string, businessId: string | null, refused: RefusedField): void
  /** Writes what is noted in this process. */
  flush(): Promise<void>
  close(): Promise<void>
}

const EVERY_MS = 1000
/** So many kinds of refusals a second are told apart; of more, the person and the place are left out. */
const KINDS = 500

/** Opens the record. `clock` says when, as everywhere; how long is waited before writing is real time. */
export function openRefusals(pool: pg.Pool, clock: Clock, log: Logger): Refusals {
  let noted = new Map<string, NewRefusal>()
  let writing = Promise.resolve()
  const flush = () => {
    const rows = [...noted.values()]
    noted = new Map()
    if (rows.length === 0) return writing
    const written = writing.then(() => insertRefusals(pool, rows))
    writing = written.catch(error => log.error({ err: error, lost: rows.length }, 'refusals were not recorded'))
    return writing
  }
  const timer = setInterval(() => void flush(), EVERY_MS)
  timer.unref()
  return {
    note: (subgraph, claims, refused) => {
      // What a person wanted of a service is noted where the person asked.
      if (claims.viewer.service !== undefined) return
      for (const field of refused) add(noted, rowOf(subgraph, claims, field, clock.now()))
    },
    noteOutside: (subgraph, businessId, refused) => add(noted, outside(subgraph, businessId, refused, clock.now())),
    flush,
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}

function add(noted: Map<string, NewRefusal>, row: NewRefusal): void {
  const known = noted.get(keyOf(row))
  if (known) known.count += 1
  else if (noted.size < KINDS || row.actor === OTHERS) noted.set(keyOf(row), row)
  else add(noted, { ...row, actor: OTHERS, roles: [], operation: null, path: '' })
}

const OTHERS = 'others'

const keyOf = ({ businessId, actor, subgraph, operation, field, code, path }: NewRefusal) =>
  JSON.stringify([businessId, actor, subgraph, operation, field, code, path])

/** As PostgreSQL can store it: clients may send anything. */
const short = (text: string, most: number) => text.replaceAll('\0', '').slice(0, most).toWellFormed()

/** What the gateway adds to the client's name of an operation for each of its fetches. */
const OF_A_FETCH = /__[a-z_]+__\d+$/

function rowOf(
  subgraph: string,
  { viewer, operationName, requestId }: Claims,
  { field, code, path }: RefusedField,
  at: Date,
): NewRefusal {
  return {
    businessId: viewer.businessId,
    actor: short(actorOf(viewer), 128),
    roles: viewer.roles,
    subgraph,
    operation: operationName === null ? null : short(operationName.replace(OF_A_FETCH, ''), 64),
    field: short(field, 64),
    code: short(code, 64),
    path: short(path, 128),
    requestId: short(requestId, 128),
    count: 1,
    at,
  }
}

/** Nobody has signed in who could be named. */
function outside(
  subgraph: string,
  businessId: string | null,
  { field, code, path }: RefusedField,
  at: Date,
): NewRefusal {
  const nobody = { actor: 'anonymous', roles: [], operation: null, requestId: '' }
  return { businessId, ...nobody, subgraph, field, code, path, count: 1, at }
}
