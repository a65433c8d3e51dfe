import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, shopper } from '../../test/shop.ts'
import { announced, openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const update = (input: object) => desk.call('productUpdate', input, 'product { version }', merchant)

describe('productCreate', () => {
  const price = (amountMinor: string, currencyCode = 'CNY') => ({ amountMinor, currencyCode })
  const SELECT = `product { id status version title description brand category merchant { id } externalId edits media { url altText }
    attributes { value definition { code } } skus { code title options { name value } price { amountMinor currencyCode }
    compareAtPrice { amountMinor } weightGrams stock { available } } }`
  const create = (input: object, claims = merchant) =>
    desk.call(
      'productCreate',
      { idempotencyKey: desk.key(), skus: [{ price: price('990') }], ...input },
      SELECT,
      claims,
    )

  it('makes a draft with variants, pictures, values and stock, once per key', async () => {
    await desk.define('origin', { category: 'Made', type: 'TEXT', required: true })
    const input = {
      title: ' 手作茶杯 ',
      description: '<p>Thrown<script>x</script> by hand</p>',
      category: 'Made',
      media: [{ url: 'https://img.example/cup.jpg', altText: 'A cup', width: 8, height: 6 }],
      attributes: [{ code: 'origin', value: ' Jingdezhen ' }],
      skus: [
        {
          code: 'CUP-W',
          options: [{ name: 'Colour', value: 'White' }],
          price: price('1250'),
          compareAtPrice: price('1500'),
          weightGrams: 310,
          initialStock: 7,
        },
        { title: 'Black one', options: [{ name: 'Colour', value: 'Black' }], price: price('1350') },
      ],
      idempotencyKey: desk.key(),
    }
    const [made, repeated] = [await create(input), await create(input)]
    expect(made.errors).toEqual([])
    expect(repeated).toEqual(made)
    const { id, ...product } = made.product
    const colour = (value: string) => [{ name: 'Colour', value }]
    expect(product).toEqual({
      ...{
        status: 'DRAFT',
        version: 1,
        title: '手作茶杯',
        description: 'Thrown by hand',
        brand: null,
        category: 'Made',
      },
      ...{
        merchant: { id: 'mer_test' },
        externalId: null,
        edits: [],
        media: [{ url: 'https://img.example/cup.jpg', altText: 'A cup' }],
      },
      attributes: [{ value: 'Jingdezhen', definition: { code: 'origin' } }],
      skus: [
        {
          code: 'CUP-W',
          title: 'White',
          options: colour('White'),
          price: price('1250'),
          compareAtPrice: { amountMinor: '1500' },
          weightGrams: 310,
          stock: { available: 7 },
        },
        {
          code: null,
          title: 'Black one',
          options: colour('Black'),
          price: price('1350'),
          compareAtPrice: null,
          weightGrams: null,
          stock: { available: 0 },
        },
      ],
    })
    expect(await desk.refused('productCreate', { ...input, title: 'Other' }, merchant)).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ])
    expect(await announced(shop, id)).toEqual([])
    expect((await shop.run(anonymous, `{ product(id: "${id}") { id } }`)).product).toBeNull()
    const { products, errors } = await desk.call(
      'productStatusChangeMany',
      { items: [{ productId: id, status: 'IN_REVIEW', expectedVersion: 1 }], idempotencyKey: desk.key() },
      'products { status }',
      merchant,
    )
    expect([products, errors]).toEqual([[{ status: 'IN_REVIEW' }], []])
    await desk.call('productStatusChange', { productId: id, status: 'ACTIVE' }, 'product { id }')
    const { product: seen } = await shop.run(anonymous, `{ product(id: "${id}") { title skus { title } } }`)
    expect(seen).toEqual({ title: '手作茶杯', skus: [{ title: 'White' }, { title: 'Black one' }] })
    const edited = await update({ productId: id, expectedVersion: 3, title: 'Cup' })
    expect(edited.errors).toEqual([])
    expect((await shop.run(merchant, `{ product(id: "${id}") { edits } }`)).product.edits).toEqual([])
  })

  it('makes one product for racing requests with one key', async () => {
    const idempotencyKey = desk.key()
    const answers = await Promise.all([1, 2, 3].map(() => create({ title: 'Raced', idempotencyKey })))
    const done = answers.filter(({ errors }) => errors.length === 0)
    expect(new Set(done.map(({ product }) => product.id)).size).toBe(1)
    const rows = await shop.world.sql(`SELECT id FROM product.product WHERE title = 'Raced'`)
    expect(rows).toHaveLength(1)
  })

  it('is the merchant’s own or, by operations, anybody’s of the business or nobody’s', async () => {
    const owner = async (input: object, claims = ops) =>
      (await create({ title: 'Owned', ...input }, claims)).product.merchant
    expect(await owner({})).toBeNull()
    expect(await owner({ merchantId: 'mer_rival' })).toEqual({ id: 'mer_rival' })
    expect(await owner({ merchantId: 'mer_test' }, merchant)).toEqual({ id: 'mer_test' })
    const refused = (merchantId: string, claims = ops) =>
      desk.refused(
        'productCreate',
        { title: 'x', merchantId, skus: [{ price: price('1') }], idempotencyKey: desk.key() },
        claims,
      )
    expect(await refused('mer_rival', merchant)).toEqual(['NOT_FOUND input.merchantId'])
    expect(await refused('mer_foreign')).toEqual(['NOT_FOUND input.merchantId'])
    const query = 'mutation ($input: ProductCreateInput!) { productCreate(input: $input) { userErrors { code } } }'
    const input = { title: 'x', skus: [{ price: price('1') }], idempotencyKey: desk.key() }
    expect((await shop.attempt(shopper, query, { input })).codes).toEqual(['FORBIDDEN'])
  })

  it('refuses what it cannot take, and writes nothing', async () => {
    await desk.define('grade', { category: 'Judged', type: 'NUMBER' })
    const sku = { price: price('1') }
    const refused = (rest: object) =>
      desk.refused('productCreate', {
        title: 'x',
        category: 'Judged',
        skus: [sku],
        idempotencyKey: desk.key(),
        ...rest,
      })
    expect(await refused({ title: ' ' })).toEqual(['INVALID input.title'])
    expect(await refused({ skus: [] })).toEqual(['REQUIRED input.skus'])
    expect(await refused({ skus: [{ price: price('0') }] })).toEqual([
      'AMOUNT_OUT_OF_RANGE input.skus.0.price.amountMinor',
    ])
    expect(await refused({ skus: [{ ...sku, compareAtPrice: price('2', 'USD') }] })).toEqual([
      'CURRENCY_MISMATCH input.skus.0.compareAtPrice.currencyCode',
    ])
    expect(await refused({ skus: [sku, sku] })).toEqual(['REQUIRED input.skus.1.options'])
    const coded = (value: string) => ({ ...sku, code: 'C', options: [{ name: 'Size', value }] })
    expect(await refused({ skus: [coded('S'), coded('M')] })).toEqual(['INVALID input.skus.1.code'])
    expect(await refused({ skus: [{ ...sku, initialStock: -1 }] })).toEqual(['INVALID input.skus.0.initialStock'])
    expect(await refused({ attributes: [{ code: 'grade', value: 'high' }] })).toEqual([
      'INVALID input.attributes.0.value',
    ])
    expect(await refused({ attributes: [{ code: 'size', value: '1' }] })).toEqual(['NOT_FOUND input.attributes.0.code'])
    expect(await refused({ category: null, attributes: [{ code: 'grade', value: '1' }] })).toEqual([
      'NOT_FOUND input.attributes.0.code',
    ])
    expect(await refused({ media: [{ url: 'javascript:alert(1)' }] })).toEqual(['INVALID input.media.0.url'])
  })
})
