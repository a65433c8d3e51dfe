import type { Job, PgBoss } from 'pg-boss'
import { inLane } from '../lanes/current.ts'
import type { Logger } from '../log.ts'
import type { Consumer, DomainEvent } from '../serve/subgraph.ts'
import { queueOf } from './provision.ts'

export type Track = <T>(work: () => Promise<T>) => Promise<T>
/** An event on its way through a queue. */
export type Envelope = Omit<DomainEvent, 'id'> & { eventId: string }

export interface ConsumeOptions {
  track: Track
  log: Logger
  pollSeconds: number
}

/**
 * Events taken at once. More than one, because pg-boss only goes on at once when a batch was full, and never with batches
 * of one: a queue with a backlog would give one event per poll. As many as one statement handles together with profit.
 */
const BATCH = 60
/** Of one queue and at the same time: each handler takes a connection, and so do the operations beside it. */
const AT_ONCE = 4

/** Starts a worker of one consumer. Each event succeeds or is tried again by itself; those of one key are handled one after the other. */
export async function consume(
  boss: PgBoss,
  subgraph: string,
  consumer: Consumer,
  { track, log, pollSeconds }: ConsumeOptions,
): Promise<[queue: string, worker: string]> {
  const queue = queueOf(subgraph, consumer.event, consumer.name)
  const run = <T>(work: () => Promise<T>) => track(() => inLane(consumer.lane ?? 'normal', work))
  const handle = async (job: Job<Envelope>): Promise<void> => {
    const event = eventOf(job)
    try {
      await run(() => consumer.handle(event))
    } catch (error) {
      const { type, key, id: eventId } = event
      log.warn({ err: error, subgraph, event: type, key, eventId }, 'event not handled; it will be tried again')
      // Whatever of a batch is not failed is completed when all of it is done, looked up by its ids. With a result for each
      // (`perJobResults`) pg-boss joins them to the queue, and PostgreSQL reads all that the queue still has.
      await boss.fail(queue, job, error as object)
    }
  }
  const together = async (jobs: readonly Job<Envelope>[]): Promise<ReadonlySet<string>> => {
    if (!consumer.together) return new Set()
    try {
      return await run(() => consumer.together!(jobs.map(eventOf)))
    } catch (error) {
      log.warn({ err: error, subgraph, queue, events: jobs.length }, 'events not handled together; one by one now')
      return new Set()
    }
  }
  const options = {
    batchSize: BATCH,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
  } as const
  return [
    queue,
    await boss.work<Envelope, void, typeof options>(queue, options, jobs => handleAll(jobs, together, handle)),
  ]
}

const eventOf = ({ data: { eventId, ...event } }: Job<Envelope>): DomainEvent => ({ ...event, id: eventId })

/** The first event of each key together; then, key by key, what is left. */
async function handleAll(
  jobs: readonly Job<Envelope>[],
  together: (jobs: readonly Job<Envelope>[]) => Promise<ReadonlySet<string>>,
  handle: (job: Job<Envelope>) => Promise<void>,
): Promise<void> {
  const byKey = [...Map.groupBy(jobs, job => job.data.key).values()]
  const done = await together(byKey.map(([first]) => first!))
  const isDone = ({ data }: Job<Envelope>) => done.has(data.eventId)
  const waiting = byKey.map(same => same.filter(job => !isDone(job)))
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      for (const job of next) await handle(job)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
