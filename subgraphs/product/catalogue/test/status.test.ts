import { describe, expect, it } from 'vitest'
import { transitions } from '../../domain/status.ts'
import { merchant, openShop, ops } from '../../test/shop.ts'
import { announced, openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)

describe('productStatusChangeMany', () => {
  const MANY = 'productStatusChangeMany'
  const move = (items: object[], rest: object = {}, claims = ops) =>
    desk.call(MANY, { items, idempotencyKey: desk.key(), ...rest }, 'products { id status version }', claims)

  it('moves all or nothing, or all that can be moved, and names the others', async () => {
    const [draft, active, rival] = [
      await shop.product([1], { status: 'DRAFT' }),
      await shop.product([1]),
      await shop.product([1], { merchantId: 'mer_rival' }),
    ]
    const items = [
      { productId: active.id, status: 'SUSPENDED', expectedVersion: 1 },
      { productId: draft.id, status: 'ACTIVE' },
      { productId: rival.id, status: 'SUSPENDED' },
      { productId: 'prd_unknown', status: 'SUSPENDED' },
    ]
    const failed = [
      'INVALID_TRANSITION input.items.1.status',
      'NOT_FOUND input.items.2.productId',
      'NOT_FOUND input.items.3.productId',
    ]
    expect(await desk.refused(MANY, { items, idempotencyKey: desk.key() }, merchant)).toEqual(failed)
    const rest = { errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: desk.key() }
    const done = await move(items, rest, merchant)
    expect(done).toEqual({ products: [{ id: active.id, status: 'SUSPENDED', version: 2 }], errors: failed })
    expect(await move(items, rest, merchant)).toEqual(done)
    expect(await announced(shop, active.id)).toEqual([2])
    const back = { items: [{ productId: active.id, status: 'ACTIVE' }], idempotencyKey: desk.key() }
    expect(await desk.refused(MANY, back, merchant)).toEqual(['FORBIDDEN input.items.0.status'])
    const stale = { productId: active.id, status: 'ARCHIVED', expectedVersion: 1 }
    expect(await desk.refused(MANY, { items: [stale], idempotencyKey: desk.key() })).toEqual([
      'CONFLICT input.items.0.expectedVersion',
    ])
    const twice = { items: [stale, stale], idempotencyKey: desk.key() }
    expect(await desk.refused(MANY, twice)).toEqual(['INVALID input.items.1.productId'])
  })

  it('runs once for racing requests with one key, and in any order of the products', async () => {
    const products = await Promise.all(Array.from({ length: 12 }, () => shop.product([1])))
    const items = products.map(({ id }) => ({ productId: id, status: 'SUSPENDED' }))
    const rest = { errorPolicy: 'REJECT_FAILED_ROWS' }
    const [one, other] = await Promise.all([move(items, rest), move(items.toReversed(), rest)])
    expect(one.products.length + other.products.length).toBe(12)
    expect(one.errors.length + other.errors.length).toBe(12)
    const idempotencyKey = desk.key()
    const again = items.map(({ productId }) => ({ productId, status: 'ARCHIVED' }))
    const answers = await Promise.all([1, 2, 3].map(() => move(again, { idempotencyKey })))
    const kinds = answers
      .map(({ errors }) => errors[0] ?? 'done')
      .filter(kind => !kind.startsWith('IDEMPOTENCY_IN_FLIGHT'))
    expect(new Set(kinds)).toEqual(new Set(['done']))
    for (const { id } of products) expect(await announced(shop, id)).toEqual([2, 3])
  })

  it('takes every transition of the table, and no other', async () => {
    const states = Object.keys(transitions) as (keyof typeof transitions)[]
    const pairs = states.flatMap(from => states.map(to => ({ from, to })))
    const products = await Promise.all(pairs.map(() => shop.product([1], { status: 'DRAFT' })))
    // Past the guard: a product has to start in each state.
    await shop.world.sql(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE product.product p SET status = n.status FROM (VALUES ${pairs.map(({ from }, n) => `('${products[n]!.id}', '${from}')`).join(', ')}) n(id, status)
       WHERE p.id = n.id; COMMIT`,
    )
    const items = pairs.map(({ to }, n) => ({ productId: products[n]!.id, status: to }))
    const { products: moved, errors } = await move(items, { errorPolicy: 'REJECT_FAILED_ROWS' })
    const allowed = pairs.flatMap(({ from, to }, n) => (transitions[from][to] ? [products[n]!.id] : []))
    expect(moved.map((product: { id: string }) => product.id)).toEqual(allowed)
    expect(errors.length).toBe(pairs.length - allowed.length)
    expect(new Set(errors.map((error: string) => error.split(' ')[0]))).toEqual(new Set(['INVALID_TRANSITION']))
  })
})
