import { describe, expect, it } from 'vitest'
import { merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { announced, openDesk, tea } from './desk.ts'
import { ATTRIBUTES, openValues, SET } from './values.ts'

const shop = openShop()
const desk = openDesk(shop)
const { set, values } = openValues(shop, desk)

describe('values', () => {
  it('are typed, shown in order with their definitions, and a change of the product like others', async () => {
    const { id } = await tea(shop)
    const attributes = [
      { code: 'origin', value: ' 杭州 Hangzhou ' },
      { code: 'weight', value: '050.0' },
      { code: 'kind', value: 'green' },
      { code: 'organic', value: 'true' },
      { code: 'picked', value: '2026-04-01' },
    ]
    const { products, errors } = await set([{ productId: id, attributes, expectedVersion: 1 }], {}, merchant)
    expect(errors).toEqual([])
    expect(products[0]).toMatchObject({ id, version: 2 })
    expect(products[0].attributes.map((a: { value: string }) => a.value)).toEqual([
      '50',
      'green',
      '杭州 Hangzhou',
      'true',
      '2026-04-01',
    ])
    expect(products[0].attributes[1]).toEqual({
      value: 'green',
      option: { labels: [{ text: 'green' }] },
      definition: {
        code: 'kind',
        type: 'ENUM',
        unit: null,
        labels: [
          { language: 'en', text: 'Kind' },
          { language: 'zh', text: '种类' },
        ],
      },
    })
    expect(await announced(shop, id)).toEqual([2])
    expect((await set([{ productId: id, attributes }])).products[0].version).toBe(2)
    expect(await announced(shop, id)).toEqual([2])
    await set([{ productId: id, attributes: [{ code: 'organic', value: null }] }])
    expect(await values(id)).toEqual({ weight: '50', kind: 'green', origin: '杭州 Hangzhou', picked: '2026-04-01' })
    expect(await announced(shop, id)).toEqual([2, 3])
  })

  it('are refused with the field and what was expected', async () => {
    const { id } = await tea(shop)
    const rival = await tea(shop, { merchantId: 'mer_rival' })
    const given = (code: string, value: string) => [{ productId: id, attributes: [{ code, value }] }]
    const refused = (items: object[], claims = ops) => desk.refused(SET, { items, idempotencyKey: desk.key() }, claims)
    const VALUE = 'input.items.0.attributes.0.value'
    expect(await refused(given('weight', '1e3'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('weight', ''))).toEqual([`REQUIRED ${VALUE}`])
    expect(await refused(given('kind', 'blue'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('organic', 'yes'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('picked', '2026-02-30'))).toEqual([`INVALID ${VALUE}`])
    expect(await refused(given('flavour', 'x'))).toEqual(['NOT_FOUND input.items.0.attributes.0.code'])
    expect(await refused([...given('origin', 'x'), ...given('origin', 'y')])).toEqual([
      'INVALID input.items.1.productId',
    ])
    expect(await refused([{ ...given('origin', 'x')[0], expectedVersion: 7 }])).toEqual([
      'CONFLICT input.items.0.expectedVersion',
    ])
    const many = Array.from({ length: 101 }, (_, n) => ({
      productId: `prd_${n}`,
      attributes: Array.from({ length: 100 }, (_, at) => ({ code: `code_${at}`, value: 'x' })),
    }))
    expect(await refused(many)).toEqual(['TOO_MANY_ITEMS input.items'])
    const others = [{ productId: rival.id, attributes: [{ code: 'origin', value: 'x' }] }]
    expect(await refused(others, merchant)).toEqual(['NOT_FOUND input.items.0.productId'])
    expect(await refused(others, stranger)).toEqual(['NOT_FOUND input.items.0.productId'])
    const query = `mutation ($input: ProductAttributeSetManyInput!) { ${SET}(input: $input) { userErrors { code } } }`
    const input = { items: others, idempotencyKey: desk.key() }
    expect((await shop.attempt(shopper, query, { input })).codes).toEqual(['FORBIDDEN'])
  })

  it('of many products are all or nothing, or all that can be, once per key', async () => {
    const [a, b, c] = [await tea(shop), await shop.product([1]), await tea(shop)]
    const items = [a, b, c].map(({ id }, n) => ({
      productId: id,
      attributes: [
        { code: 'weight', value: String(n + 1) },
        { code: 'kind', value: n === 2 ? 'blue' : 'black' },
      ],
    }))
    const failed = [
      'NOT_FOUND input.items.1.attributes.0.code',
      'NOT_FOUND input.items.1.attributes.1.code',
      'INVALID input.items.2.attributes.1.value',
    ]
    const idempotencyKey = desk.key()
    expect(await desk.refused(SET, { items, idempotencyKey })).toEqual(failed)
    const rest = { errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey }
    const first = await set(items, rest)
    expect(first.errors).toEqual(failed)
    expect(first.products.map((product: { id: string }) => product.id)).toEqual([a.id])
    expect([await values(a.id), await values(c.id)]).toEqual([{ weight: '1', kind: 'black' }, {}])
    expect(await set(items, rest)).toEqual(first)
    expect(await announced(shop, a.id)).toEqual([2])
    expect(await desk.refused(SET, { items: items.slice(1), ...rest })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ])
  })

  it('lets one of two racing changes of a version win', async () => {
    const { id } = await tea(shop)
    const change = (value: string) =>
      set([{ productId: id, attributes: [{ code: 'origin', value }], expectedVersion: 1 }])
    const errors = (await Promise.all([change('A'), change('B')])).map(answer => answer.errors[0] ?? 'done')
    expect(errors.sort()).toEqual(['CONFLICT input.items.0.expectedVersion', 'done'])
  })

  it('count only while the product is of the category, and come back with it', async () => {
    const { id } = await tea(shop)
    await set([{ productId: id, attributes: [{ code: 'weight', value: '7' }] }])
    const move = (category: string | null, expectedVersion: number) =>
      desk.call('productUpdate', { productId: id, category, expectedVersion }, 'product { version }')
    await move('Coffee', 2)
    expect(await values(id)).toEqual({})
    await move('Tea', 3)
    expect(await values(id)).toEqual({ weight: '7' })
  })

  it('cost one trip for a page of products', async () => {
    await shop.run(ops, `{ products(first: 50) { nodes { id ${ATTRIBUTES} } } }`)
    expect(shop.reports.at(-1)).toMatchObject({ db: 2, redis: 0 })
  })
})

describe('required attributes', () => {
  const status = (productId: string, to: string) =>
    desk.call('productStatusChange', { productId, status: to }, 'product { status }')

  it('are needed for review and sale, and cannot be taken away there', async () => {
    const category = 'Oolong'
    await desk.define('roast', { category, required: true })
    const { id } = await shop.product([1], { status: 'DRAFT' })
    await desk.call('productUpdate', { productId: id, category, expectedVersion: 1 }, 'product { id }')
    expect((await status(id, 'IN_REVIEW')).errors).toEqual(['REQUIRED input.status'])
    const give = (value: string | null) => set([{ productId: id, attributes: [{ code: 'roast', value }] }])
    await give('dark')
    expect((await status(id, 'IN_REVIEW')).errors).toEqual([])
    expect((await give(null)).errors).toEqual(['REQUIRED input.items.0.attributes.0.value'])
    const sold = await shop.product([1])
    const update = { productId: sold.id, category, expectedVersion: 1 }
    expect(await desk.refused('productUpdate', update)).toEqual(['REQUIRED input.category'])
  })
})
