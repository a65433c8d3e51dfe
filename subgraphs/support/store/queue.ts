import type { Platform } from '#shared/platform.ts'
import { CHANGE, CLAIM, REBUILD } from './scripts.ts'

/** A change of the queues: a conversation waits, leaves the queue, sits at a seat, or frees it. */
export type QueueChange =
  | { do: 'wait'; skill: string; id: string; place: bigint }
  | { do: 'leave'; skill: string; id: string }
  | { do: 'sit' | 'free'; agentId: string; id: string }

type Claim = { outcome: 'COLD' | 'FULL' | 'EMPTY' } | { outcome: 'CLAIMED'; id: string }

/**
 * The waiting conversations in Redis, per business and skill, by their place. It proposes; PostgreSQL decides. Whatever
 * Redis forgets or mixes up costs a second look, never a conversation or a seat's limit.
 */
export interface WaitingQueue {
  claim(seat: { businessId: string; agentId: string; capacity: number; skills: readonly string[] }): Promise<Claim>
  /** Follows what was committed. A change that is lost comes back with the next rebuild. */
  change(businessId: string, changes: readonly QueueChange[]): Promise<void>
  /** Fills the queues of a business from the database. */
  rebuild(businessId: string): Promise<void>
  /** Rebuilds every business that has waiting or assigned conversations. */
  reconcile(): Promise<void>
}

const TTL_SECONDS = 3600
/** How long the queues are believed without a rebuild. The ticker rebuilds more often. */
const READY_SECONDS = 60

/** All keys of a business share a hash tag, so that one script may use them on a cluster. */
const keyOf = (businessId: string, ...rest: string[]) => ['support', `{${businessId}}`, ...rest].join(':')
const heads = (businessId: string) => [keyOf(businessId, 'ready'), keyOf(businessId, 'generation')]

export function waitingQueue({ redis, pool, log }: Pick<Platform, 'redis' | 'pool' | 'log'>): WaitingQueue {
  /** Redis is a help: when it fails, the caller goes on without. */
  const quietly = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      log.warn({ err: error }, 'the support queue in Redis did not answer')
      return otherwise
    }
  }

  async function rebuild(businessId: string): Promise<void> {
    const [, generationKey] = heads(businessId)
    const [generation] = await redis.mget([generationKey!])
    const { rows } = await pool.query<{ id: string; skill: string; agent_id: string | null; queue_seq: string }>(
      `SELECT id, skill, agent_id, queue_seq FROM support.conversation
       WHERE business_id = $1 AND status IN ('QUEUED', 'ASSIGNED')`,
      [businessId],
    )
    const { keys, changes } = compile(
      businessId,
      rows.map(({ id, skill, agent_id, queue_seq }) =>
        agent_id === null ? { do: 'wait', skill, id, place: BigInt(queue_seq) } : { do: 'sit', agentId: agent_id, id },
      ),
    )
    await redis.eval(REBUILD, keys, [generation ?? '0', TTL_SECONDS, READY_SECONDS, changes])
  }

  return {
    claim: ({ businessId, agentId, capacity, skills }) =>
      quietly<Claim>(
        async () => {
          const queues = skills.map(skill => keyOf(businessId, 'queue', skill))
          const keys = [...heads(businessId), keyOf(businessId, 'seat', agentId), ...queues]
          const [outcome, id] = await redis.eval<[Claim['outcome'], string?]>(CLAIM, keys, [capacity, TTL_SECONDS])
          return outcome === 'CLAIMED' ? { outcome, id: id! } : { outcome }
        },
        { outcome: 'EMPTY' },
      ),
    change: (businessId, list) =>
      quietly<void>(async () => {
        if (list.length === 0) return
        const { keys, changes } = compile(businessId, list)
        await redis.eval(CHANGE, keys, [TTL_SECONDS, changes])
      }, undefined),
    rebuild: businessId => quietly<void>(() => rebuild(businessId), undefined),
    reconcile: () =>
      quietly<void>(async () => {
        const { rows } = await pool.query<{ business_id: string }>(
          `SELECT DISTINCT business_id FROM support.conversation WHERE status IN ('QUEUED', 'ASSIGNED')`,
        )
        for (const row of rows) await rebuild(row.business_id)
      }, undefined),
  }
}

/** Keys by number, changes as the scripts read them. A place is below 2^53 for as long as anybody lives. */
function compile(businessId: string, list: readonly QueueChange[]): { keys: string[]; changes: string } {
  const keys = heads(businessId)
  const numbers = new Map<string, number>()
  const numberOf = (key: string) => {
    const known = numbers.get(key) ?? keys.push(key)
    numbers.set(key, known)
    return known
  }
  const changes = list.map(change => {
    const key = 'skill' in change ? keyOf(businessId, 'queue', change.skill) : keyOf(businessId, 'seat', change.agentId)
    return [change.do, numberOf(key), change.id, ...(change.do === 'wait' ? [Number(change.place)] : [])]
  })
  return { keys, changes: JSON.stringify(changes) }
}
