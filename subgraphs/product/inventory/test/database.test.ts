import { beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '../../test/shop.ts'
import { expectSound, makeActivity, ordering } from './sale.ts'

/** SQL written by hand: as the subgraph's role, and past it as the owner of the tables. */
const shop = openShop()
const { reserve, claim } = ordering(shop)
const asRole = (sql: string) => shop.platform.pool.query(sql)
const asOwner = (sql: string) => shop.world.sql(sql)

let skuId: string
let bucketId: number
beforeAll(async () => {
  const product = await shop.product([8])
  skuId = product.skuId
  const { id, contentId } = await makeActivity(shop, [[skuId, 3]])
  await reserve('ord_hand', [{ skuId, quantity: 2, contentId }])
  await reserve('ord_hand_open', [{ skuId, quantity: 4 }])
  const [bucket] = await shop.world.sql<{ id: number }>('SELECT id FROM product.stock_bucket WHERE activity_id = $1', [
    id,
  ])
  bucketId = bucket!.id
})

describe('counters', () => {
  it('cannot be written by the subgraph, and not beyond what is there by anybody', async () => {
    const changes = [
      'reserved = reserved + 100',
      'committed = 100',
      'on_hand = on_hand - 2',
      'on_hand = -1',
      'reserved = -1',
    ]
    for (const set of changes) {
      const level = `UPDATE product.stock_level SET ${set} WHERE sku_id = '${skuId}'`
      await expect(asRole(level)).rejects.toThrow('permission denied')
      await expect(asOwner(level)).rejects.toThrow(/stock_level_not_(oversold|negative)/)
      const bucket = `UPDATE product.stock_bucket SET ${set} WHERE id = ${bucketId}`
      await expect(asRole(bucket)).rejects.toThrow('permission denied')
      await expect(asOwner(bucket)).rejects.toThrow(/stock_bucket_not_(oversold|negative)/)
    }
    await expect(
      asRole(`INSERT INTO product.stock_level (sku_id, location_id, on_hand) VALUES ('${skuId}', 'x', 9)`),
    ).rejects.toThrow('permission denied')
    await expect(asRole('DELETE FROM product.stock_level')).rejects.toThrow('permission denied')
    await expect(asRole('DELETE FROM product.stock_bucket')).rejects.toThrow('permission denied')
  })

  it('move by a movement, which cannot sell what is not there', async () => {
    const movement = (bucket: number, deltas: string, sku = skuId) =>
      `INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
       SELECT '${sku}', location_id, ${bucket}, 'ADJUST', ${deltas}, 'hand', now() FROM product.stock_level WHERE sku_id = '${skuId}'`
    for (const run of [asRole, asOwner]) {
      await expect(run(movement(0, '0, 2, 0'))).rejects.toThrow('stock_level_not_oversold')
      await expect(run(movement(0, '-2, 0, 0'))).rejects.toThrow('stock_level_not_oversold')
      await expect(run(movement(0, '0, -5, 0'))).rejects.toThrow('stock_level_not_negative')
      await expect(run(movement(bucketId, '0, 0, 2'))).rejects.toThrow('stock_bucket_not_oversold')
      await expect(run(movement(999_999, '1, 0, 0'))).rejects.toThrow('expected to move 1 stock buckets')
      await expect(run(movement(0, '1, 0, 0', 'sku_none'))).rejects.toThrow('expected to move 1 stock levels')
    }
    await asRole(movement(0, '5, 0, 0'))
    await expectSound(shop)
  })

  it('are made by the first movement, for what is there', async () => {
    const [place] = await asOwner(`INSERT INTO product.stock_location (id, business_id, code, name)
      SELECT 'loc_first', business_id, 'first', 'first' FROM product.sku WHERE id = '${skuId}' RETURNING id`)
    expect(place).toEqual({ id: 'loc_first' })
    const first = (units: number, sku = skuId) =>
      `INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
       VALUES ('${sku}', 'loc_first', 'INITIAL', ${units}, 0, 0, 'hand', now())`
    await expect(asRole(first(-1))).rejects.toThrow('stock_level_not_negative')
    await expect(asRole(first(1, 'sku_none'))).rejects.toThrow('stock_level_sku_id_fkey')
    await asRole(first(4))
    await asRole(first(3))
    const levels = await asOwner(`SELECT on_hand FROM product.stock_level WHERE location_id = 'loc_first'`)
    expect(levels).toEqual([{ on_hand: 7 }])
    await expectSound(shop)
  })
})

describe('movements', () => {
  it('are append-only', async () => {
    await expect(asRole('DELETE FROM product.stock_movement')).rejects.toThrow('permission denied')
    await expect(asRole('UPDATE product.stock_movement SET reserved_delta = 1')).rejects.toThrow('permission denied')
    await expect(asOwner('DELETE FROM product.stock_movement')).rejects.toThrow('append-only')
    await expect(asOwner('UPDATE product.stock_movement SET reserved_delta = 1')).rejects.toThrow('append-only')
    await expect(asOwner('TRUNCATE product.stock_movement')).rejects.toThrow('append-only')
  })
})

describe('reservations', () => {
  const set = (assignment: string, orderId = 'ord_hand') =>
    `UPDATE product.stock_reservation SET ${assignment} WHERE order_id = '${orderId}'`

  it('stay what they were made for', async () => {
    for (const assignment of [
      'quantity = 3',
      'quantity = 0',
      "sku_id = 'sku_other'",
      "order_id = 'ord_other'",
      "business_id = 'biz_x'",
    ]) {
      await expect(asOwner(set(assignment))).rejects.toThrow('is fixed')
    }
    await expect(asRole('DELETE FROM product.stock_reservation')).rejects.toThrow('permission denied')
  })

  it('move only forward', async () => {
    await claim('ord_hand')
    await expect(asOwner(set("status = 'RESERVED'"))).rejects.toThrow('cannot move from CLAIMED to RESERVED')
    await expect(asOwner(set("status = 'EXPIRED'"))).rejects.toThrow('cannot move from CLAIMED to EXPIRED')
    await expect(asOwner(set("status = 'GONE'"))).rejects.toThrow()
    await expect(asOwner(`BEGIN; ${set("status = 'RELEASED'")}; ${set("status = 'CLAIMED'")}; COMMIT`)).rejects.toThrow(
      'cannot move from RELEASED to CLAIMED',
    )
    await expectSound(shop)
  })
})
