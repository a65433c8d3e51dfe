import { describe, expect, it } from 'vitest'
import { transitions } from '../../domain/status.ts'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { announced, openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const FIELDS = `product { version title description brand category language media { url altText width height } }`
const update = (input: object, claims = merchant) => desk.call('productUpdate', input, FIELDS, claims)

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

describe('productUpdate', () => {
  it('changes what is given, clears what is null, and leaves the rest', async () => {
    const { id } = await shop.product([1])
    const media = [
      { url: 'https://img.example/a.jpg', altText: 'A cup of tea', width: 800, height: 600 },
      { url: 'https://img.example/b.jpg' },
    ]
    const given = {
      title: ' 龙井 Longjing ',
      description: '<p>Fresh<script>alert(1)</script></p><p>&amp; green</p>',
      brand: '山雾',
      category: '茶叶',
      language: 'zh-Hans',
      media,
    }
    const { product, errors } = await update({ productId: id, expectedVersion: 1, ...given })
    expect(errors).toEqual([])
    expect(product).toEqual({
      version: 2,
      title: '龙井 Longjing',
      description: 'Fresh\n& green',
      brand: '山雾',
      category: '茶叶',
      language: 'zh-Hans',
      media: [media[0], { url: 'https://img.example/b.jpg', altText: null, width: null, height: null }],
    })
    const cleared = await update({ productId: id, expectedVersion: 2, brand: null, description: null })
    expect(cleared.product).toEqual({ ...product, version: 3, brand: null, description: null })
    expect((await update({ productId: id, expectedVersion: 3, media: [] })).product.media).toEqual([])
    expect(await announced(shop, id)).toEqual([2, 3, 4])
    const { product: seen } = await shop.run(
      anonymous,
      `{ product(id: "${id}") { version title brand media { url } } }`,
    )
    expect(seen).toEqual({ version: 4, title: '龙井 Longjing', brand: null, media: [] })
  })

  it('leaves version and events alone when nothing differs', async () => {
    const { id } = await shop.product([1])
    const { product } = await shop.run(ops, `{ product(id: "${id}") { title media { url altText width height } } }`)
    expect((await update({ productId: id, expectedVersion: 1, ...product })).product.version).toBe(1)
    expect(await announced(shop, id)).toEqual([])
  })

  it('refuses what it cannot take, and writes nothing', async () => {
    const { id } = await shop.product([1])
    const rival = await shop.product([1], { merchantId: 'mer_rival' })
    const refused = (rest: object, claims = merchant) =>
      desk.refused('productUpdate', { productId: id, expectedVersion: 1, ...rest }, claims)
    const picture = { url: 'https://img.example/a.jpg' }
    expect(await refused({ title: null })).toEqual(['REQUIRED input.title'])
    expect(await refused({ title: '  ' })).toEqual(['INVALID input.title'])
    expect(await refused({ title: 'x'.repeat(501) })).toEqual(['INVALID input.title'])
    expect(await refused({ language: 'Chinese!' })).toEqual(['INVALID input.language'])
    expect(await refused({ media: [{ url: 'javascript:alert(1)' }] })).toEqual(['INVALID input.media.0.url'])
    expect(await refused({ media: [picture, { ...picture, width: 5 }] })).toEqual(['REQUIRED input.media.1.height'])
    expect(await refused({ media: [{ ...picture, width: 0, height: 5 }] })).toEqual(['INVALID input.media.0.width'])
    expect(await refused({ media: Array(51).fill(picture) })).toEqual(['TOO_MANY_ITEMS input.media'])
    expect(await refused({ title: 'x', expectedVersion: 2 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ title: 'x', productId: rival.id })).toEqual(['NOT_FOUND input.productId'])
    expect(await refused({ title: 'x' }, stranger)).toEqual(['NOT_FOUND input.productId'])
    const query = 'mutation ($input: ProductUpdateInput!) { productUpdate(input: $input) { userErrors { code } } }'
    const input = { productId: id, expectedVersion: 1, title: 'x' }
    expect((await shop.attempt(shopper, query, { input })).codes).toEqual(['FORBIDDEN'])
  })

  it('loses no update: of many at one version one wins', async () => {
    const { id } = await shop.product([1])
    const titles = ['A', 'B', 'C', 'D', 'E']
    const answers = await Promise.all(titles.map(title => update({ productId: id, expectedVersion: 1, title })))
    const winners = answers.filter(answer => answer.errors.length === 0)
    expect(winners.map(({ product }) => product.version)).toEqual([2])
    expect(answers.flatMap(answer => answer.errors)).toEqual(Array(4).fill('CONFLICT input.expectedVersion'))
    const { product } = await shop.run(anonymous, `{ product(id: "${id}") { title } }`)
    expect(product.title).toBe(winners[0].product.title)
  })
})

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
