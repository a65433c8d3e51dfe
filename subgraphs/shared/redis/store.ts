import { Cluster, Redis, Command as RedisCommand } from 'ioredis'
import type { Breaker } from '../breakers.ts'
import { roundTrips } from '../db/round-trips.ts'
import { type LuaScript, SET_IF_NEWER } from './scripts.ts'

export interface RedisOptions {
  /** One URL, or several of a cluster separated by commas. */
  url: string
  /** Put before every key; default `fg:`. */
  prefix?: string
  /** Default 500. A command that takes longer fails, and readers go to the database. */
  commandTimeoutMs?: number
  /** Default: none. With it commands to a Redis that is slow or away fail at once, but for one now and then. */
  breaker?: Pick<Breaker, 'run'>
}

/** For a breaker before Redis: a command that Redis refuses is our mistake, and says that it is there. */
export const REDIS_BREAKER = {
  openMs: 1000,
  waitsForTrial: false,
  isFailure: (error: unknown) => !(error instanceof Error && error.name === 'ReplyError'),
}

export interface Entry {
  key: string
  value: string
  /** Every key has one: what nobody reads any more must go by itself. */
  ttlSeconds: number
}

export interface VersionedEntry extends Entry {
  /** A whole number >= 0. An older version never overwrites a newer one. */
  version: bigint | number
}

export interface VersionedValue {
  version: bigint
  value: string
}

/** Names in lower case, as ioredis's pipelines want them. */
type Command = [name: 'get' | 'set' | 'del' | 'eval', ...args: (string | number)[]]

/** Redis as a cache, queue and broadcast; never the source of truth. Keys are prefixed here. */
export interface RedisStore {
  /** Values in the order of the keys; one round trip (one per master on a cluster, in parallel). Null when missing. */
  mget(keys: readonly string[]): Promise<(string | null)[]>
  /** Like `mget`, but answers nulls when Redis is down: a reader then asks the database. */
  mgetOrNull(keys: readonly string[]): Promise<(string | null)[]>
  mset(entries: readonly Entry[]): Promise<void>
  /** Stores each entry unless a newer version is there. Read them by `getVersioned`. */
  setIfNewer(entries: readonly VersionedEntry[]): Promise<void>
  /** One round trip. Nulls when missing or when Redis is down. */
  getVersioned(keys: readonly string[]): Promise<(VersionedValue | null)[]>
  del(keys: readonly string[]): Promise<void>
  eval<T>(script: LuaScript, keys: readonly string[], args: readonly (string | number)[]): Promise<T>
  publish(channel: string, message: string): Promise<void>
  /** Calls the listener with each message; answers how to end that. */
  subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>>
  ping(): Promise<void>
  /** The prefix, for what goes through `raw`. */
  prefix: string
  raw: Redis | Cluster
  /** Ends the subscriptions too. */
  close(): Promise<void>
}

export function createRedisStore({ url, prefix = 'fg:', commandTimeoutMs = 500, breaker }: RedisOptions): RedisStore {
  const client = connect(url, commandTimeoutMs)
  const available = availability(client, commandTimeoutMs)
  const guarded = <T>(command: () => Promise<T>): Promise<T> => {
    const send = async () => {
      await available()
      return command()
    }
    return breaker ? breaker.run(send) : send()
  }
  const subscriptions = new Set<Redis | Cluster>()
  const keyOf = (key: string) => prefix + key
  const run = (commands: readonly Command[]) => guarded(() => pipelined(client, commands))

  const mget = async (keys: readonly string[]) =>
    keys.length === 0 ? [] : ((await run(keys.map(key => ['get', keyOf(key)]))) as (string | null)[])
  const mgetOrNull = (keys: readonly string[]) => mget(keys).catch(() => keys.map(() => null))

  const evaluate = async <T>(
    script: LuaScript,
    keys: readonly string[],
    args: readonly (string | number)[],
  ): Promise<T> => {
    roundTrips.count('redis')
    const rest = [keys.length, ...keys.map(keyOf), ...args] as const
    try {
      return (await client.evalsha(script.sha, ...rest)) as T
    } catch (error) {
      if (!String(error).includes('NOSCRIPT')) throw error
      return (await client.eval(script.text, ...rest)) as T
    }
  }

  return {
    prefix,
    raw: client,
    mget,
    mgetOrNull,
    eval: (script, keys, args) => guarded(() => evaluate(script, keys, args)),
    mset: async entries => {
      if (entries.length > 0)
        await run(entries.map(({ key, value, ttlSeconds }) => ['set', keyOf(key), value, 'EX', ttlSeconds]))
    },
    setIfNewer: async entries => {
      if (entries.length === 0) return
      const commands = entries.map(
        ({ key, value, version, ttlSeconds }): Command => [
          'eval',
          SET_IF_NEWER.text,
          1,
          keyOf(key),
          String(version),
          value,
          ttlSeconds,
        ],
      )
      await run(commands)
    },
    getVersioned: async keys => (await mgetOrNull(keys)).map(parseVersioned),
    del: async keys => {
      if (keys.length > 0) await run(keys.map(key => ['del', keyOf(key)]))
    },
    publish: (channel, message) =>
      guarded(async () => {
        roundTrips.count('redis')
        await client.publish(keyOf(channel), message)
      }),
    subscribe: async (channel, listener) => {
      const connection = subscriber(client)
      subscriptions.add(connection)
      await subscribe(connection, keyOf(channel), listener, commandTimeoutMs)
      return async () => {
        subscriptions.delete(connection)
        connection.disconnect()
      }
    },
    ping: () => guarded(async () => void (await client.ping())),
    close: async () => {
      for (const connection of [...subscriptions, client]) connection.disconnect()
      subscriptions.clear()
    },
  }
}

function connect(url: string, commandTimeout: number): Redis | Cluster {
  const urls = url.split(',')
  const options = { commandTimeout, connectTimeout: 2000, maxRetriesPerRequest: 1 }
  const retry = (times: number) => Math.min(50 * times, 1000)
  const client =
    urls.length > 1
      ? new Cluster(urls, { redisOptions: options, clusterRetryStrategy: retry })
      : new Redis(url, { ...options, retryStrategy: retry })
  client.on('error', () => {})
  return client
}

/**
 * Readers must learn at once that Redis is away, so commands do not queue for it. Only the first ones wait, until the
 * first attempt to connect has ended one way or the other.
 */
function availability(client: Redis | Cluster, timeoutMs: number): () => Promise<void> {
  let attempt: Promise<unknown> | null = Promise.race([
    new Promise<void>(resolve => {
      for (const event of ['ready', 'error', 'close', 'end']) client.once(event, () => resolve())
    }),
    elapsed(timeoutMs),
  ]).finally(() => (attempt = null))
  return async () => {
    if (client.status === 'ready') return
    if (attempt) await attempt
    if ((client.status as string) !== 'ready') throw new Error('Redis is not reachable')
  }
}

const elapsed = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms).unref())

/** Sends commands in one go: as one pipeline, or on a cluster as one per slot owner at the same time. */
async function pipelined(client: Redis | Cluster, commands: readonly Command[]): Promise<unknown[]> {
  roundTrips.count('redis')
  if (!(client instanceof Cluster)) return unwrap(await client.pipeline(commands as unknown as unknown[][]).exec())
  const groups = Map.groupBy(
    commands.map((command, index) => ({ command, index })),
    ({ command }) => ownerOf(client, String(command[0] === 'eval' ? command[3] : command[1])),
  )
  const results = new Array<unknown>(commands.length)
  await Promise.all(
    [...groups.values()].map(async group => {
      const answers = unwrap(
        await client.pipeline(group.map(({ command }) => command) as unknown as unknown[][]).exec(),
      )
      for (const [position, { index }] of group.entries()) results[index] = answers[position]
    }),
  )
  return results
}

/** The nodes of a key's slot: ioredis refuses a pipeline whose keys belong to several. */
function ownerOf(cluster: Cluster, key: string): string {
  return (cluster.slots[new RedisCommand('get', [key]).getSlot()] ?? []).join()
}

function unwrap(results: [Error | null, unknown][] | null): unknown[] {
  if (!results) throw new Error('the pipeline was discarded')
  return results.map(([error, value]) => {
    if (error) throw error
    return value
  })
}

function parseVersioned(text: string | null): VersionedValue | null {
  const end = text?.indexOf(':') ?? -1
  if (text === null || end < 1) return null
  return { version: BigInt(text.slice(0, end)), value: text.slice(end + 1) }
}

/** A connection that subscribes can do nothing else, so each subscription has its own. */
function subscriber(client: Redis | Cluster): Redis | Cluster {
  const connection =
    client instanceof Cluster
      ? client.duplicate()
      : client.duplicate({ commandTimeout: undefined, maxRetriesPerRequest: null })
  return connection.on('error', () => {})
}

/** While Redis is away this does not wait: the subscription takes effect when Redis comes back. */
async function subscribe(
  connection: Redis | Cluster,
  channel: string,
  listener: (message: string) => void,
  timeoutMs: number,
): Promise<void> {
  connection.on('message', (_channel: string, message: string) => listener(message))
  const subscribed = connection.subscribe(channel)
  await Promise.race([subscribed.catch(() => {}), elapsed(timeoutMs)])
}
