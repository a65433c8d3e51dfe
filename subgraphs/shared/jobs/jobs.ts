import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { LRUCache } from 'lru-cache'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import { prepare } from '../db/prepared.ts'
import type { RawTx } from '../db/transaction.ts'
import type { Logger } from '../log.ts'
import type { Consumer, Ticker } from '../serve/subgraph.ts'
import { consume, type Envelope } from './consume.ts'
import { startTickers } from './tickers.ts'

/** An event to publish. `key` is the aggregate's id; `data` is JSON, money as text. */
export interface PublishedEvent {
  type: string
  key: string
  data: object
}

export interface JobsOptions {
  databaseUrl: string
  clock: Clock
  log: Logger
  /** Connections of its own; default 4. */
  poolSize?: number
  /** Default 2. New events wake their workers at once; retries that fall due wait for the next poll. */
  pollSeconds?: number
}

/** The transactional outbox and the workers behind it, one per process. */
export interface Jobs {
  /** Enqueues the event for each subscriber inside the caller's transaction: it leaves if, and only if, that commits. */
  publish(tx: RawTx, event: PublishedEvent): Promise<void>
  /** The same for many events of one type, in one round trip per subscriber. Nothing is sent for none. */
  publishMany(tx: RawTx, type: string, events: readonly Omit<PublishedEvent, 'type'>[]): Promise<void>
  /** Whether anybody consumes events of this type: what nobody does needs no transaction. */
  isAwaited(type: string): Promise<boolean>
  /** Starts consumers and tickers of a subgraph; answers how to stop them gracefully. */
  startWork(subgraph: string, consumers: readonly Consumer[], tickers: readonly Ticker[]): Promise<() => Promise<void>>
  /** How many handlers and tickers run now. */
  active(): number
  /** The queues that have a worker in this process. */
  working: ReadonlySet<string>
  /** Emits 'handled' after each handler, whatever its outcome. */
  events: EventEmitter
  boss: PgBoss
  close(): Promise<void>
}

/** How long a queue that was made while processes run may get nothing: none are made then but by the migrations of the next version. */
const SUBSCRIBERS_TTL_MS = 1000

export async function openJobs({ databaseUrl, clock, log, poolSize = 4, pollSeconds = 2 }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: poolSize,
    // That an event was taken or handled may be forgotten when the server crashes: it is handled again then, as after any
    // crash. Events are on the disk with what they tell of: they are written by the transactions of others.
    options: '-c synchronous_commit=off -c random_page_cost=1.1',
    useListenNotify: true,
    schedule: false,
    migrate: false,
    // How soon the events of a killed worker are noticed.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // How often handled events are deleted.
    maintenanceIntervalSeconds: 60,
  })
  boss.on('error', error => log.error({ err: error }, 'job queue failed'))
  await boss.start()
  const events = new EventEmitter().setMaxListeners(100)
  let running = 0
  const working = new Set<string>()
  const track = async <T>(work: () => Promise<T>): Promise<T> => {
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      events.emit('handled')
    }
  }
  const subscribers = new LRUCache<string, Promise<string[]>>({ max: 1000, ttl: SUBSCRIBERS_TTL_MS })
  const queuesOf = (type: string) => {
    const known = subscribers.get(type)
    if (known) return known
    const reading = readSubscribers(boss, type)
    subscribers.set(type, reading)
    reading.catch(() => subscribers.delete(type))
    return reading
  }
  const publishMany: Jobs['publishMany'] = async (tx, type, published) => {
    if (published.length === 0) return
    const occurredAt = clock.now().toISOString()
    const jobs = published.map(({ key, data }) => ({
      data: { eventId: randomUUID(), type, key, data, occurredAt } satisfies Envelope,
    }))
    for (const queue of await queuesOf(type)) await boss.insert(queue, jobs, { db: within(tx) })
  }

  return {
    boss,
    events,
    active: () => running,
    working,
    publish: (tx, { type, ...event }) => publishMany(tx, type, [event]),
    publishMany,
    isAwaited: async type => (await queuesOf(type)).length > 0,
    startWork: async (subgraph, consumers, tickers) => {
      const workers = await Promise.all(
        consumers.map(consumer => consume(boss, subgraph, consumer, { track, log, pollSeconds })),
      )
      for (const [queue] of workers) working.add(queue)
      const stopTickers = startTickers(tickers, clock, log, track)
      return async () => {
        await stopTickers()
        await Promise.all(workers.map(([queue, id]) => boss.offWork(queue, { id, wait: true })))
        for (const [queue] of workers) working.delete(queue)
      }
    },
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** pg-boss's own statements in a caller's transaction. There is one text per queue. */
function within(tx: RawTx) {
  return fromPrisma({ $queryRawUnsafe: (text, ...values) => tx.$queryRawUnsafe(prepare(text), ...values) })
}

async function readSubscribers(boss: PgBoss, type: string): Promise<string[]> {
  const { rows } = await boss
    .getDb()
    .executeSql('SELECT name FROM pgboss.subscription WHERE event = $1 ORDER BY name', [type])
  return rows.map((row: { name: string }) => row.name)
}
