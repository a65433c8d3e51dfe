import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Registry } from 'prom-client'
import { afterEach, expect, it, vi } from 'vitest'
import { BreakerOpenError, Breakers } from '#shared/breakers.ts'
import { createRedisStore, defineScript, REDIS_BREAKER, type RedisStore } from '#shared/redis.ts'
import { openLine } from '#shared/testing.ts'
import { freePort } from '../../../scripts/embedded/ports.ts'
import { type RunningRedis, startRedis } from '../../../scripts/embedded/redis.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const { close } of opened.splice(0).reverse()) await close()
})

async function redis(...flags: string[]): Promise<RunningRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-redis-'))
  const server = await startRedis(folder, resolve('node_modules/.cache/fairground'), flags)
  opened.push({ close: () => server.stop().then(() => rmSync(folder, { recursive: true })) })
  return server
}

function open(url: string, options: { commandTimeoutMs?: number } = {}): RedisStore {
  const store = createRedisStore({ url, ...options })
  opened.push(store)
  return store
}

async function lineTo(server: { url: string }) {
  const line = await openLine(() => Number(new URL(server.url).port))
  opened.push({ close: line.cut })
  return { ...line, url: `redis://127.0.0.1:${line.port}` }
}

it('answers the first commands although it has not connected yet', async () => {
  const store = open((await redis()).url)
  await store.mset([{ key: 'a', value: '1', ttlSeconds: 60 }])
  expect(await store.mget(['a', 'b'])).toEqual(['1', null])
})

it('answers nulls at once while Redis is down, and values when it is back', async () => {
  const line = await lineTo(await redis())
  // Longer than the test may take: a single read that waited would fail it.
  const store = open(line.url, { commandTimeoutMs: 600_000 })
  await store.mset([{ key: 'a', value: '1', ttlSeconds: 60 }])
  const heard = new Promise(resolve => void store.subscribe('news', resolve))
  await line.cut()
  for (let reads = 0; reads < 20; reads += 1) expect(await store.mgetOrNull(['a', 'b'])).toEqual([null, null])
  await expect(store.mget(['a'])).rejects.toThrow('not reachable')
  await expect(store.publish('news', 'lost')).rejects.toThrow('not reachable')

  await line.mend()
  await expect.poll(() => store.mgetOrNull(['a']), { timeout: 5000 }).toEqual(['1'])
  await expect
    .poll(() => store.publish('news', 'back').then(() => Promise.race([heard, null])), { timeout: 5000 })
    .toBe('back')
})

/** A store behind a breaker, how many commands it has sent, and the server's process. */
async function guarded(url: string) {
  const breaker = new Breakers(new Registry()).get('redis.commands', REDIS_BREAKER)
  const store = createRedisStore({ url, commandTimeoutMs: 100, breaker })
  opened.push(store)
  await store.mset([{ key: 'a', value: '1', ttlSeconds: 60 }])
  const sent = vi.spyOn(store.raw, 'sendCommand')
  const pid = Number(/process_id:(\d+)/.exec(await store.raw.info('server'))?.[1])
  return { breaker, store, sent, pid }
}
const read = async (store: RedisStore, times: number) => {
  for (let reads = 0; reads < times; reads += 1) expect(await store.mgetOrNull(['a'])).toEqual([null])
}

it('sends nothing to a Redis that hangs but a command now and then, and uses it again when it answers', async () => {
  const { breaker, store, sent, pid } = await guarded((await redis()).url)
  process.kill(pid, 'SIGSTOP')
  try {
    await read(store, 5)
    expect(breaker.state).toBe('OPEN')
    sent.mockClear()
    await read(store, 50)
    await expect(store.publish('news', 'lost')).rejects.toThrow(BreakerOpenError)
    expect(sent.mock.calls.length).toBeLessThanOrEqual(1)
    // While one is tried, the others do not wait for it.
    const trying = () => {
      void store.mgetOrNull(['a'])
      return breaker.state
    }
    await expect.poll(trying, { timeout: 3000 }).toBe('HALF_OPEN')
    await expect(store.mget(['a'])).rejects.toThrow(BreakerOpenError)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  await expect.poll(() => store.mgetOrNull(['a']), { timeout: 5000 }).toEqual(['1'])
  expect(breaker.state).toBe('CLOSED')
})

it('goes without a Redis that was killed, and uses the one that takes its place', async () => {
  const server = { ...(await redis()) }
  const { breaker, store, sent, pid } = await guarded((await lineTo(server)).url)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => store.mgetOrNull(['a']).then(() => breaker.state)).toBe('OPEN')
  sent.mockClear()
  await read(store, 20)
  server.url = (await redis()).url
  const write = () => store.mset([{ key: 'a', value: '2', ttlSeconds: 60 }]).then(() => store.mget(['a']))
  await expect.poll(() => write().catch(() => null), { timeout: 5000 }).toEqual(['2'])
  expect(breaker.state).toBe('CLOSED')
})

it('does not take a mistake of ours for an outage', async () => {
  const { breaker, store } = await guarded((await redis()).url)
  const wrong = defineScript(`return redis.call('LPUSH', KEYS[1], '1')`)
  for (let n = 0; n < 6; n += 1) await expect(store.eval(wrong, ['a'], [])).rejects.toThrow('WRONGTYPE')
  expect(breaker.state).toBe('CLOSED')
})

it('ends its subscriptions when it is closed', async () => {
  const { url } = await redis()
  const store = open(url)
  await store.subscribe('news', () => {})
  await store.close()
  const other = open(url)
  const channels = () => other.raw.call('PUBSUB', 'CHANNELS')
  await other.mget(['a'])
  await expect.poll(channels).toEqual([])
})

it.each(['one', 'several'])('starts without Redis at %s address(es)', async count => {
  const down = `redis://127.0.0.1:${await freePort()}`
  const store = open(count === 'one' ? down : `${down},redis://127.0.0.1:${await freePort()}`)
  expect(await store.mgetOrNull(['a'])).toEqual([null])
  await store.subscribe('news', () => {})
})

it('reads, writes and broadcasts on a cluster of three masters', async () => {
  const nodes = await Promise.all([1, 2, 3].map(() => redis('--cluster-enabled', 'yes')))
  const admins = nodes.map(({ url }) => open(url).raw)
  const slots = [0, 5461, 10_923, 16_384]
  for (const [index, admin] of admins.entries()) {
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', slots[index]!, slots[index + 1]! - 1)
    await admin.call('CLUSTER', 'MEET', '127.0.0.1', new URL(nodes[0]!.url).port)
  }
  for (const admin of admins)
    await expect.poll(() => admin.call('CLUSTER', 'INFO'), { timeout: 15_000 }).toContain('cluster_state:ok')

  const store = open(nodes.map(({ url }) => url).join())
  const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`)
  await store.mset(keys.map(key => ({ key, value: key, ttlSeconds: 60 })))
  expect(await store.mget(keys)).toEqual(keys)
  await store.setIfNewer(keys.map(key => ({ key: `v-${key}`, value: key, version: 7n, ttlSeconds: 60 })))
  expect(await store.getVersioned(['v-key-1', 'v-key-2'])).toMatchObject([{ version: 7n }, { version: 7n }])
  const { promise, resolve: hear } = Promise.withResolvers<string>()
  await store.subscribe('news', hear)
  await store.publish('news', 'hello')
  expect(await promise).toBe('hello')
})
