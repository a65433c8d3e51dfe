import { createHash } from 'node:crypto'

/** A Lua script, known to Redis by its hash. On a cluster all its keys must share a slot. */
export interface LuaScript {
  text: string
  sha: string
}

export function defineScript(text: string): LuaScript {
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}

/**
 * Stores a value with its version unless a newer one is there. The version is a decimal prefix `<version>:`, because
 * it must be compared as a whole number and Lua's numbers lose digits beyond 2^53: longer text is larger, else text
 * order decides.
 */
export const SET_IF_NEWER = defineScript(`
local current = redis.call('GET', KEYS[1])
if current then
  local version = string.match(current, '^(%d+):')
  local given = ARGV[1]
  if version and (#version > #given or (#version == #given and version > given)) then return 0 end
end
redis.call('SET', KEYS[1], ARGV[1] .. ':' .. ARGV[2], 'EX', ARGV[3])
return 1`)
