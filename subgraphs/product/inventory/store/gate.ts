import type { Platform } from '#shared/platform.ts'
import { defineScript, type LuaScript } from '#shared/redis.ts'
import type { Quota } from '../domain/quota.ts'

/**
 * The admission gate in front of a quota: a bucket of as many tokens as the quota had free units when it was last read.
 * Orders without a token are not tried in SQL, only looked at. It decides nothing: an order that the gate lets in may
 * find no unit, and one that it keeps out is refused only after SQL was asked. So tokens may be lost (a process killed
 * with them, a flush) or be too many (units given back twice); they are made anew from SQL when they run out or get old.
 */

/** Tokens get old: what was lost on the way must not stay lost for long. */
const TOKENS_MS = 5000
/** How long nobody is let in after the last token. Then the next one reads SQL, so late returns are sold within this. */
const EMPTY_MS = 200

/** Takes up to ARGV[1] tokens. Answers how many, or -1 when the bucket has to be made. */
const TAKE = defineScript(`
local tokens = tonumber(redis.call('GET', KEYS[1]))
if not tokens then return -1 end
local taken = math.max(0, math.min(tokens, tonumber(ARGV[1])))
if taken > 0 then
  redis.call('DECRBY', KEYS[1], taken)
  if taken == tokens then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
end
return taken`)

/** Puts tokens back, unless the bucket is gone: then it is made from SQL, which knows of them. */
const GIVE = defineScript(`
if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('INCRBY', KEYS[1], ARGV[1]) end
return 1`)

/** Makes the bucket, unless somebody else did meanwhile. */
const FILL = defineScript(`
local ttl = tonumber(ARGV[1]) > 0 and ARGV[2] or ARGV[3]
redis.call('SET', KEYS[1], ARGV[1], 'PX', ttl, 'NX')
return 1`)

const SHUT = defineScript(`return redis.call('SET', KEYS[1], 0, 'PX', ARGV[1])`)

/** A Redis that hangs costs one order in this time its patience, not every one. */
const AWAY_MS = 1000

export interface Gate {
  /** Takes tokens; answers how many of the units may be tried. All of them when Redis is away. */
  take(quota: GateKey, units: number, readFree: () => Promise<number>): Promise<number>
  give(quota: GateKey, units: number): Promise<void>
  /** Nobody gets in until SQL is read again: it said that there is nothing. */
  shut(quota: GateKey): Promise<void>
}

export type GateKey = Pick<Quota, 'activityId' | 'skuId'>

const keyOf = ({ activityId, skuId }: GateKey) => `product:1:gate:${activityId}:${skuId}`

export function createGate({ redis, clock }: Pick<Platform, 'redis' | 'clock'>): Gate {
  let awayUntil = 0
  const run = async (script: LuaScript, quota: GateKey, ...args: number[]): Promise<number | null> => {
    if (clock.now().getTime() < awayUntil) return null
    try {
      return await redis.eval<number>(script, [keyOf(quota)], args)
    } catch {
      awayUntil = clock.now().getTime() + AWAY_MS
      return null
    }
  }
  return {
    take: async (quota, units, readFree) => {
      const taken = await run(TAKE, quota, units, EMPTY_MS)
      if (taken === null || taken >= 0) return taken ?? units
      await run(FILL, quota, await readFree(), TOKENS_MS, EMPTY_MS)
      return Math.max(0, (await run(TAKE, quota, units, EMPTY_MS)) ?? units)
    },
    give: async (quota, units) => {
      if (units > 0) await run(GIVE, quota, units)
    },
    shut: async quota => {
      await run(SHUT, quota, EMPTY_MS)
    },
  }
}
