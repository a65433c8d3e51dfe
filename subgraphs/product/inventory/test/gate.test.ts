import { afterEach, expect, it, vi } from 'vitest'
import { openShop, stockOf } from '../../test/shop.ts'
import { createGate } from '../store/gate.ts'
import { expectSound, figures, makeActivity, ordering } from './sale.ts'

const shop = openShop()
const { reserve, claim, release } = ordering(shop)
let undo = () => {}
afterEach(async () => {
  undo()
  // A gate that met a broken Redis tries it again by now.
  await shop.world.clock.advance(1000)
})

const keyOf = (activityId: string, skuId: string) =>
  `${shop.platform.redis.prefix}product:1:gate:${activityId}:${skuId}`

/** Orders of one unit each at the same time; answers how many were held. */
async function rush(name: string, skuId: string, contentId: string, size: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: size }, (_, index) => reserve(`ord_${name}_${index}`, [{ skuId, quantity: 1, contentId }])),
  )
  const codes = new Set(answers.flatMap(answer => answer.userErrors.map((error: { code: string }) => error.code)))
  expect([...codes]).toEqual(size > 30 ? ['OUT_OF_STOCK'] : [])
  return answers.filter(answer => answer.userErrors.length === 0).length
}

async function sale(units: number) {
  const { skuId } = await shop.product([units])
  const { id, contentId } = await makeActivity(shop, [[skuId, units]])
  return { skuId, id, contentId }
}

it.each(['broken', 'missing'])('sells exactly what is there with a Redis that is %s', async state => {
  const { skuId, id, contentId } = await sale(30)
  const { redis } = shop.platform
  const { eval: evaluate } = redis
  undo = () => Object.assign(redis, { eval: evaluate })
  redis.eval = state === 'broken' ? async () => Promise.reject(new Error('down')) : async () => -1 as never
  expect(await rush(`redis_${state}`, skuId, contentId, 80)).toBe(30)
  expect((await figures(shop, id, skuId)).quotas).toEqual([{ quantity: 30, available: 0, reserved: 30, committed: 0 }])
  await expectSound(shop)
})

it('sells what SQL has when the tokens for it were lost', async () => {
  const { skuId, id, contentId } = await sale(30)
  const { raw } = shop.platform.redis
  await raw.set(keyOf(id, skuId), 0, 'PX', 3_600_000)
  expect(await rush('lost', skuId, contentId, 30)).toBe(30)
})

it('sells no more than SQL has when there are too many tokens', async () => {
  const { skuId, id, contentId } = await sale(30)
  const { raw } = shop.platform.redis
  await raw.set(keyOf(id, skuId), 1000)
  expect(await rush('many', skuId, contentId, 80)).toBe(30)
  // It knows now, and asks again soon.
  expect(await raw.get(keyOf(id, skuId))).not.toBe('1000')
  expect(await raw.pttl(keyOf(id, skuId))).not.toBe(-1)
})

it('sells again at once what was given back after it was sold out', async () => {
  const { skuId, contentId } = await sale(30)
  expect(await rush('first', skuId, contentId, 50)).toBe(30)
  const [held] = await shop.world.sql<{ order_id: string }>(
    `SELECT order_id FROM product.stock_reservation WHERE sku_id = $1 AND status = 'RESERVED' LIMIT 1`,
    [skuId],
  )
  await release(held!.order_id)
  expect((await reserve('ord_second', [{ skuId, quantity: 1, contentId }])).userErrors).toEqual([])
})

it('lets in as many as there are tokens, and gives each key a time to live', async () => {
  const gate = createGate(shop.platform)
  const quota = { activityId: 'act_gate', skuId: 'sku_gate' }
  let reads = 0
  const read = async () => {
    reads += 1
    return 5
  }
  expect([await gate.take(quota, 3, read), await gate.take(quota, 3, read), await gate.take(quota, 3, read)]).toEqual([
    3, 2, 0,
  ])
  expect(reads).toBe(1)
  const { raw } = shop.platform.redis
  expect(await raw.pttl(keyOf('act_gate', 'sku_gate'))).toBeLessThanOrEqual(200)
  await raw.flushdb()
  await gate.give(quota, 3)
  expect(await gate.take(quota, 9, read)).toBe(5)
  expect(reads).toBe(2)
})

it('claims what it cannot read afterwards, and says so', async () => {
  const { skuId } = await shop.product([2])
  await reserve('ord_unread', [{ skuId, quantity: 1 }])
  const { pool, log } = shop.platform
  const { query } = pool
  const ask = query.bind(pool) as (...args: unknown[]) => unknown
  const warned = vi.spyOn(log, 'warn')
  undo = () => {
    pool.query = query
    warned.mockRestore()
  }
  pool.query = ((...args: unknown[]) =>
    /AS stock FROM product.stock_item i WHERE/.test(String(args[0]))
      ? Promise.reject(new Error('the database is away'))
      : ask(...args)) as typeof query
  expect(await claim('ord_unread')).toMatchObject({ reservations: [{ status: 'CLAIMED' }], userErrors: [] })
  expect(warned).toHaveBeenCalledWith(
    expect.objectContaining({ skus: 1 }),
    expect.stringContaining('could not be read'),
  )
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 2, reserved: 0, committed: 1 })
})
