import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { APPLICATIONS, openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const { apply } = desk

describe('applications', () => {
  it('say how a product is used, hidden until they are made visible', async () => {
    const { id, skuId } = await shop.product([1])
    const price = { amountMinor: '9900', currencyCode: 'CNY' }
    const item = {
      productId: id,
      use: 'CAMPAIGN',
      title: '11.11 Longjing',
      copy: 'Only tonight',
      labels: ['Hot', '限时'],
      prices: [{ skuId, price }],
      commissionPlanId: 'cpl_1',
    }
    const { products, errors } = await apply([item])
    expect(errors).toEqual([])
    const { productId: _id, commissionPlanId: _plan, ...rest } = item
    expect(products[0].applications).toEqual([{ ...rest, visible: false }])
    const read = async (claims: typeof ops) =>
      (await shop.run(claims, `{ product(id: "${id}") { ${APPLICATIONS} } }`)).product.applications
    expect(await read(anonymous)).toEqual([])
    expect((await read(merchant)).length).toBe(1)
    await apply([{ ...item, prices: [], labels: null, copy: null, visible: true, expectedVersion: 1 }])
    expect(await read(shopper)).toEqual([
      { use: 'CAMPAIGN', title: item.title, copy: null, labels: [], prices: [], visible: true },
    ])
    const plan = `{ product(id: "${id}") { applications { commissionPlanId version } } }`
    expect((await shop.run(ops, plan)).product.applications).toEqual([{ commissionPlanId: 'cpl_1', version: 2 }])
    expect((await shop.attempt(shopper, plan)).codes[0]).toBe('FORBIDDEN')
  })

  it('are refused by item and field, all or those that fail', async () => {
    const [a, b] = [await shop.product([1]), await shop.product([1])]
    const price = { amountMinor: '1', currencyCode: 'CNY' }
    const items = [
      { productId: a.id, use: 'ARTICLE' },
      { productId: b.id, use: 'ARTICLE', prices: [{ skuId: a.skuId, price }] },
      { productId: b.id, use: 'SHOWCASE', prices: [{ skuId: b.skuId, price: { ...price, currencyCode: 'USD' } }] },
      { productId: b.id, use: 'CAMPAIGN', expectedVersion: 3 },
      { productId: 'prd_unknown', use: 'ARTICLE' },
    ]
    const failed = [
      'NOT_FOUND input.items.1.prices.0.skuId',
      'CURRENCY_MISMATCH input.items.2.prices.0.price.currencyCode',
      'CONFLICT input.items.3.expectedVersion',
      'NOT_FOUND input.items.4.productId',
    ]
    const refused = (list: object[], claims = ops) =>
      desk.refused('productApplicationSetMany', { items: list, idempotencyKey: desk.key() }, claims)
    expect(await refused(items)).toEqual(failed)
    const done = await apply(items, { errorPolicy: 'REJECT_FAILED_ROWS' })
    expect([done.products.map((product: { id: string }) => product.id), done.errors]).toEqual([[a.id], failed])
    expect(await refused([items[0]!, items[0]!])).toEqual(['INVALID input.items.1.productId'])
    expect(await refused([items[0]!])).toEqual(['CONFLICT input.items.0.expectedVersion'])
    expect(await refused([items[0]!], stranger)).toEqual(['NOT_FOUND input.items.0.productId'])
    const query = `mutation ($input: ProductApplicationSetManyInput!) { productApplicationSetMany(input: $input) { userErrors { code } } }`
    const input = { items: [items[0]], idempotencyKey: desk.key() }
    for (const claims of [shopper, merchant])
      expect((await shop.attempt(claims, query, { input })).codes).toEqual(['FORBIDDEN'])
  })
})
