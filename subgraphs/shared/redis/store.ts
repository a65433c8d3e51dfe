import type { Cluster, Redis } from 'ioredis'
import type { Breaker } from '../breakers.ts'
import { roundTrips } from '../db/round-trips.ts'
import { availability, connect, subscribe, subscriber } from './connection.ts'
import { type Command, pipelined } from './pipeline.ts'
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

function parseVersioned(text: string | null): VersionedValue | null {
  const end = text?.indexOf(':') ?? -1
  if (text === null || end < 1) return null
  return { version: BigInt(text.slice(0, end)), value: text.slice(end + 1) }
}
