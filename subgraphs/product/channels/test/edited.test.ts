import { describe, expect, it } from 'vitest'
import { openDescribed } from './described.ts'

const { office, header, config, call, described } = openDescribed()

describe('what was edited by hand', () => {
  const edited = {
    ...config,
    map: { ...config.map, brand: { from: 'note' }, imageUrls: "'https://img.example/' & title" },
  }
  const feed = (title: string, price: string, weight = '50', organic = 'yes', brand = 'Feed') =>
    `${header}a,${title},${price},Tea,${weight},${organic},,,${brand}\n`
  const state = async (channelId: string) => {
    const { a } = await office.products(channelId)
    const { product } = await office.run('query ($id: ID!) { product(id: $id) { edits } }', { id: a.id })
    const { title, brand, media } = a
    return { title, brand, media, price: a.skus[0].price, ...(await described(channelId)).a, edits: product.edits }
  }
  const edit = async (channelId: string) => {
    const { a } = await office.products(channelId)
    const [sku] = await office.world.sql<{ id: string }>('SELECT id FROM product.sku WHERE product_id = $1', [a.id])
    const key = `edit-${channelId}`
    await call('productUpdate', { productId: a.id, expectedVersion: a.version, title: 'Mine', media: [] })
    const attributes = [
      { code: 'net_weight', value: '75' },
      { code: 'organic', value: null },
    ]
    await call('productAttributeSetMany', { items: [{ productId: a.id, attributes }], idempotencyKey: key })
    const price = { amountMinor: '777', currencyCode: 'CNY' }
    await call('skuPriceChange', { skuId: sku!.id, price, idempotencyKey: key })
  }
  const edits = ['attributes.net_weight', 'attributes.organic', 'imageUrls', 'price', 'title']

  it('stays when the feed’s item changes, and the rest follows the feed', async () => {
    const id = await office.channel(edited)
    await office.finished(id, { content: feed('First', '1') })
    expect((await state(id)).edits).toEqual([])
    await edit(id)
    const mine = { title: 'Mine', media: null, price: '777', net_weight: '75', edits }
    const same = await office.finished(id, { content: feed('First', '1') })
    expect(same).toMatchObject({ productsUnchanged: 1, productsUpdated: 0 })
    expect(await state(id)).toEqual({ ...mine, brand: 'Feed' })
    const next = { content: feed('Second', '2', '60', 'no', 'Changed') }
    expect(await office.finished(id, next)).toMatchObject({ productsUpdated: 1 })
    expect(await state(id)).toEqual({ ...mine, brand: 'Changed' })
    expect((await office.finished(id, next)).summary).toMatch(/^Nothing changed/)
  })

  it('stays when it is committed while the feed’s item is being written', async () => {
    const id = await office.channel(edited)
    await office.finished(id, { content: feed('First', '1') })
    const { a } = await office.products(id)
    const pool = office.world.platform('product').pool
    const editor = await pool.connect()
    await editor.query('BEGIN')
    await editor.query(`UPDATE product.product SET title = 'Mine', edited = '{title,imageUrls}' WHERE id = $1`, [a.id])
    await editor.query('UPDATE product.sku SET price_minor = 777, price_edited = true WHERE product_id = $1', [a.id])
    const importing = office.finished(id, { content: feed('Second', '2', '60') })
    const waits = () =>
      office.world.sql(
        'SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL WHERE NOT l.granted AND d.datname = current_database()',
      )
    await expect.poll(waits).not.toEqual([])
    await editor.query('COMMIT')
    editor.release()
    expect(await importing).toMatchObject({ productsUpdated: 1 })
    const media = ['https://img.example/First']
    expect(await state(id)).toMatchObject({ title: 'Mine', price: '777', media, net_weight: '60' })
  })

  it('gives way in the fields in which the configuration lets the feed win', async () => {
    const id = await office.channel(edited)
    await office.finished(id, { content: feed('First', '1') })
    await edit(id)
    await office.publish(id, { ...edited, feedWins: ['title', 'price', 'attributes.net_weight'] })
    await office.finished(id, { content: feed('Second', '2', '60', 'no') })
    const left = ['attributes.organic', 'imageUrls']
    expect(await state(id)).toMatchObject({ title: 'Second', price: '200', media: null, net_weight: '60', edits: left })
    expect(await state(id)).not.toHaveProperty('organic')
  })

  it('is given back to the feed by its editor', async () => {
    const id = await office.channel(edited)
    const content = feed('First', '1')
    await office.finished(id, { content })
    await edit(id)
    const { a } = await office.products(id)
    const input = { productId: a.id, expectedVersion: a.version, fields: ['title', 'price'] }
    const { product } = await call(
      'productEditsDrop',
      input,
      'product { version title edits } userErrors { code path }',
    )
    expect(product).toEqual({
      version: a.version + 1,
      title: 'Mine',
      edits: edits.filter(one => !input.fields.includes(one)),
    })
    expect(await office.finished(id, { content })).toMatchObject({ productsUpdated: 1 })
    expect(await state(id)).toMatchObject({ title: 'First', price: '100', media: null, net_weight: '75' })
    const drop = (rest: object) =>
      office.run(
        'mutation ($input: ProductEditsDropInput!) { productEditsDrop(input: $input) { product { id } userErrors { code path } } }',
        {
          input: { productId: a.id, expectedVersion: a.version + 2, ...rest },
        },
      )
    for (const [rest, code, path] of [
      [{ fields: ['title'] }, 'NOT_FOUND', ['input', 'fields', '0']],
      [{ expectedVersion: 1 }, 'CONFLICT', ['input', 'expectedVersion']],
      [{ productId: 'prd_none' }, 'NOT_FOUND', ['input', 'productId']],
    ] as const)
      expect((await drop(rest)).productEditsDrop).toEqual({ product: null, userErrors: [{ code, path }] })
    expect((await drop({})).productEditsDrop.userErrors).toEqual([])
    await office.finished(id, { content })
    expect(await state(id)).toMatchObject({
      media: ['https://img.example/First'],
      net_weight: '50',
      organic: 'true',
      edits: [],
    })
  })
})
