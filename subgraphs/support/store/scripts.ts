import { defineScript } from '#shared/redis.ts'

/**
 * Chooses and claims in one step: checks the seat's room, takes the first waiting conversation over all given queues and
 * puts it on the seat. KEYS: ready, generation, seat, queue...; ARGV: capacity, ttl.
 * Answers {'COLD'} (the queues were lost), {'FULL'}, {'EMPTY'} or {'CLAIMED', id}.
 */
export const CLAIM = defineScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return {'COLD'} end
if redis.call('SCARD', KEYS[3]) >= tonumber(ARGV[1]) then return {'FULL'} end
local best, score, from
for i = 4, #KEYS do
  local head = redis.call('ZRANGE', KEYS[i], 0, 0, 'WITHSCORES')
  if head[1] and (not best or tonumber(head[2]) < score) then
    best, score, from = head[1], tonumber(head[2]), KEYS[i]
  end
end
if not best then return {'EMPTY'} end
redis.call('ZREM', from, best)
redis.call('SADD', KEYS[3], best)
redis.call('EXPIRE', KEYS[3], ARGV[2])
redis.call('INCR', KEYS[2])
redis.call('EXPIRE', KEYS[2], ARGV[2])
return {'CLAIMED', best}`)

/**
 * Applies changes. Additions are left out while the queues are not built: a half-filled queue would let late-comers
 * overtake. KEYS: ready, generation, then those the changes name; ARGV: ttl, JSON list of [operation, key, id, place].
 */
export const CHANGE = defineScript(`
local ready = redis.call('EXISTS', KEYS[1]) == 1
redis.call('INCR', KEYS[2])
redis.call('EXPIRE', KEYS[2], ARGV[1])
for _, change in ipairs(cjson.decode(ARGV[2])) do
  local operation, key, id = change[1], KEYS[change[2]], change[3]
  if operation == 'leave' then redis.call('ZREM', key, id)
  elseif operation == 'free' then redis.call('SREM', key, id)
  elseif ready then
    if operation == 'wait' then redis.call('ZADD', key, change[4], id) else redis.call('SADD', key, id) end
    redis.call('EXPIRE', key, ARGV[1])
  end
end
return 1`)

/**
 * Replaces queues and seats by what the database says, unless something changed since the generation was read: then the
 * database was read too early. KEYS as above; ARGV: generation, ttl, ttl of ready, JSON list of changes.
 */
export const REBUILD = defineScript(`
if (redis.call('GET', KEYS[2]) or '0') ~= ARGV[1] then return 0 end
for i = 3, #KEYS do redis.call('DEL', KEYS[i]) end
for _, change in ipairs(cjson.decode(ARGV[4])) do
  local key = KEYS[change[2]]
  if change[1] == 'wait' then redis.call('ZADD', key, change[4], change[3]) else redis.call('SADD', key, change[3]) end
  redis.call('EXPIRE', key, ARGV[2])
end
redis.call('SET', KEYS[1], '1', 'EX', ARGV[3])
return 1`)
