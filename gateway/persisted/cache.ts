import { LRUCache } from 'lru-cache'

/** Where the texts of registered hashes are kept, as Apollo Server's caches are. Implementations do not reject. */
export interface KeyValueCache {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string, options?: { ttl?: number | null }): Promise<void>
  delete(key: string): Promise<unknown>
}

/** The part of `#shared/redis` that is needed here. */
interface RedisStore {
  mget(keys: string[]): Promise<(string | null)[]>
  mset(entries: { key: string; value: string; ttlSeconds: number }[]): Promise<unknown>
  del(keys: string[]): Promise<unknown>
}

const DAY_SECONDS = 86_400

/**
 * A cache in Redis, so that a hash registered at one gateway is known at all. Redis down means a miss, and then
 * the client sends the text again: never an error.
 */
export function redisCache(redis: RedisStore, warn: (error: unknown) => void): KeyValueCache {
  const key = (name: string) => `gateway:${name}`
  return {
    async get(name) {
      const [value] = await redis.mget([key(name)]).catch(error => {
        warn(error)
        return [null]
      })
      return value ?? undefined
    },
    async set(name, value, options) {
      await redis.mset([{ key: key(name), value, ttlSeconds: options?.ttl ?? DAY_SECONDS }]).catch(warn)
    },
    async delete(name) {
      await redis.del([key(name)]).catch(warn)
    },
  }
}

/** The same in memory, for a single gateway without Redis. */
export function memoryCache(): KeyValueCache {
  const entries = texts()
  return {
    get: async name => entries.get(name),
    set: async (name, value, options) => void entries.set(name, value, { ttl: (options?.ttl ?? DAY_SECONDS) * 1000 }),
    delete: async name => entries.delete(name),
  }
}

/** Texts by name, thirty million characters of them at most: the least recently used go first. */
export function texts(): LRUCache<string, string> {
  return new LRUCache<string, string>({
    maxSize: 30_000_000,
    sizeCalculation: (value, key) => value.length + key.length,
  })
}
