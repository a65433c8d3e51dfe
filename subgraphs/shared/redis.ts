export { defineScript, type LuaScript } from './redis/scripts.ts'
export {
  createRedisStore,
  type RedisOptions,
  type RedisStore,
  type VersionedEntry,
  type VersionedValue,
} from './redis/store.ts'
