import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { announced, openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const FIELDS = `product { version title description brand category language media { url altText width height } }`
const update = (input: object, claims = merchant) => desk.call('productUpdate', input, FIELDS, claims)

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
