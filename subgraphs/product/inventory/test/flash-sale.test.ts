import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningRedis, startRedis } from '../../../../scripts/embedded/redis.ts'
import { CLAIM, openShop, RELEASE, RESERVE, reserveInput, stockOf } from '../../test/shop.ts'
import { type Processes, startProcesses } from './processes.ts'
import { expectSound, makeActivity } from './sale.ts'

const shop = openShop()
const UNITS = 100
const REST = 50
const BUYERS = 5000
const HOLD_MS = 600_000
const SALE_MS = 3_600_000
/** By how much the processes' clock is ahead. */
let elapsedMs = 0

/** A Redis of its own, to be flushed and stopped: the run's is shared with other tests. */
let redis: RunningRedis
let folder: string
let processes: Processes
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'flash-sale-'))
  redis = await startRedis(folder, resolve('node_modules/.cache/fairground'))
  processes = await startProcesses(2, shop.world.databaseUrl, redis.url)
})
afterAll(async () => {
  await processes?.stop()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Fate = 'CLAIMED' | 'RELEASED' | 'ABANDONED' | 'REFUSED'

interface Buyer {
  number: number
  orderId: string
  wish: Fate
}

/** One buyer, who asks again whenever no answer comes, and tells what became of the order. */
async function buy({ number, orderId, wish }: Buyer, skuId: string, contentId: string): Promise<Fate> {
  const input = {
    orderId,
    lines: [{ orderLineId: `${orderId}_0`, skuId, quantity: 1, contentId }],
    expiresAt: new Date(Date.now() + elapsedMs + HOLD_MS).toISOString(),
  }
  const { stockReserve } = await processes.insist(number, RESERVE, { input })
  if (stockReserve.userErrors.length > 0) {
    expect(stockReserve.userErrors[0].code).toBe('OUT_OF_STOCK')
    return 'REFUSED'
  }
  held += 1
  await disturbances.get(held)?.()
  if (wish === 'CLAIMED') {
    const { stockClaim } = await processes.insist(number + 1, CLAIM, { input: { orderId } })
    expect(stockClaim.userErrors).toEqual([])
  }
  if (wish === 'RELEASED') {
    const { stockRelease } = await processes.insist(number + 1, RELEASE, { input: { orderId, reason: 'test' } })
    expect(stockRelease.userErrors).toEqual([])
  }
  return wish
}

async function flush(): Promise<void> {
  const client = new Redis(redis.url)
  await client.flushall()
  client.disconnect()
}

const waitingForLocks = async () =>
  (await shop.world.sql<{ n: number }>('SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted'))[0]!.n

let held = 0
/** What happens when so many orders hold something. */
let disturbances = new Map<number, () => Promise<unknown>>()

const statuses = (skuId: string) =>
  shop.world.sql<{ status: string; n: number }>(
    'SELECT status, count(*)::int AS n FROM product.stock_reservation WHERE sku_id = $1 GROUP BY 1',
    [skuId],
  )

/** What lies in an activity's buckets. */
const inBuckets = async (activityId: string) =>
  (
    await shop.world.sql(
      'SELECT sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved, sum(committed)::int AS committed FROM product.stock_bucket WHERE activity_id = $1',
      [activityId],
    )
  )[0]

/** Moves the processes' clock; what is due then is up to them. */
async function advanceTo(ms: number): Promise<void> {
  elapsedMs = ms
  await shop.world.sql(
    `INSERT INTO platform.clock (id, offset_ms) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms`,
    [ms],
  )
}

it('sells exactly what is there to 5,000 buyers, through killed processes and a flushed Redis', async () => {
  const { skuId } = await shop.product([UNITS + REST])
  const { skuId: quiet } = await shop.product([1])
  const { id, contentId } = await makeActivity(shop, [[skuId, UNITS]], { lastsMs: SALE_MS })
  const killed: Promise<void>[] = []
  disturbances = new Map([
    [20, flush],
    [40, async () => void killed.push(processes.kill(1))],
  ])
  const wishes: Fate[] = ['CLAIMED', 'RELEASED', 'CLAIMED', 'ABANDONED']
  const crowd = (name: string, size: number, wish: (number: number) => Fate) =>
    Promise.all(
      Array.from({ length: size }, (_, number) =>
        buy({ number, orderId: `ord_${name}_${number}`, wish: wish(number) }, skuId, contentId),
      ),
    )

  // Both processes wait for this lock, each with a batch of orders in a statement that PostgreSQL will run to its end,
  // whether or not there is still somebody to answer to.
  const blocker = await shop.platform.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT 1 FROM product.stock_bucket WHERE activity_id = $1 FOR UPDATE', [id])
  const rush = crowd('rush', BUYERS, number => wishes[Math.floor(number / 2) % 4]!)
  await expect.poll(waitingForLocks, { timeout: 15_000 }).toBeGreaterThan(1)
  // The rush waits, nothing else does.
  const { stockReserve } = await processes.ask(0, RESERVE, { input: reserveInput(shop, 'ord_quiet', [[quiet, 1]]) })
  expect(stockReserve.userErrors).toEqual([])
  killed.push(processes.kill(0))
  await flush()
  await blocker.query('COMMIT')
  blocker.release()
  const fates = await rush
  expect(held).toBeGreaterThanOrEqual(UNITS)
  expect(killed).toHaveLength(2)
  await Promise.all(killed)
  const told = (fate: Fate) => fates.filter(each => each === fate).length
  expect(await statuses(skuId)).toEqual(
    expect.arrayContaining([
      { status: 'CLAIMED', n: told('CLAIMED') },
      { status: 'RESERVED', n: told('ABANDONED') },
    ]),
  )
  await expectSound(shop)

  // Whatever is left over is for those who come back, once the abandoned holds have run out; now without any Redis.
  await redis.stop()
  await advanceTo(HOLD_MS)
  await expect
    .poll(() => statuses(skuId), { timeout: 15_000 })
    .not.toContainEqual(expect.objectContaining({ status: 'RESERVED' }))
  const later = await crowd('later', UNITS, () => 'CLAIMED')
  expect(told('CLAIMED') + later.filter(fate => fate === 'CLAIMED').length).toBe(UNITS)
  expect(await inBuckets(id)).toEqual({ onHand: UNITS, reserved: 0, committed: UNITS })
  expect((await statuses(skuId)).map(row => row.status).sort()).toEqual(['CLAIMED', 'EXPIRED', 'RELEASED'])
  await expectSound(shop)

  // The sale ends by its time: everything returns, and what is paid for is still held.
  await advanceTo(SALE_MS)
  await expect.poll(() => inBuckets(id), { timeout: 15_000 }).toEqual({ onHand: 0, reserved: 0, committed: 0 })
  expect(await stockOf(shop, skuId)).toEqual({ onHand: UNITS + REST, reserved: 0, committed: UNITS })
  await expectSound(shop)
}, 120_000)
