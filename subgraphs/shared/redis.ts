export { defineScript, type LuaScript } from './redis/scripts.ts'
export {
  createRedisStore,
  REDIS_BREAKER,
  type RedisOptions,
  type RedisStore,
  type VersionedEntry,
  type VersionedValue,
} from './redis/store.ts'
