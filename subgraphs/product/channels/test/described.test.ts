import { beforeAll, describe, expect, it } from 'vitest'
import { openOffice } from './office.ts'

const office = openOffice()
const header = 'id,title,price,kind,weight,organic,season,picked,note\n'
const columns = ['net_weight', 'organic', 'season', 'picked', 'note'] as const
const from = { net_weight: 'weight', organic: 'organic', season: 'season', picked: 'picked', note: 'note' }
const config = {
  source: { format: 'csv', delimiter: ',' },
  map: {
    externalId: { from: 'id' },
    title: { from: 'title' },
    price: { from: 'price' },
    category: { from: 'kind' },
    ...Object.fromEntries(columns.map(code => [`attributes.${code}`, { from: from[code] }])),
  },
  convert: { numbers: { decimal: '.', grouping: "'" } },
  defaults: { currencyCode: 'CNY' },
}

async function call(name: string, input: object, selection = 'userErrors { code path }') {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  const answer = (
    await office.run(`mutation ($input: ${type}) { ${name}(input: $input) { ${selection} } }`, { input })
  )[name]
  if (answer.userErrors) expect(answer.userErrors).toEqual([])
  return answer
}
const define = (category: string, code: string, type: string, rest: object = {}) =>
  call('attributeDefinitionSet', { category, code, type, labels: [{ language: 'en', text: code }], ...rest })

/** What is stored of a channel's products: code and value. */
async function described(channelId: string): Promise<Record<string, Record<string, string>>> {
  const rows = await office.world.sql<{ id: string; values: Record<string, string> }>(
    `SELECT p.external_id AS id, coalesce(json_object_agg(d.code, v.value ORDER BY d.code) FILTER (WHERE v.value IS NOT NULL), '{}') AS values
     FROM product.product p LEFT JOIN product.product_attribute v ON v.product_id = p.id
     LEFT JOIN product.attribute_definition d ON d.id = v.definition_id WHERE p.channel_id = $1 GROUP BY p.id`,
    [channelId],
  )
  return Object.fromEntries(rows.map(({ id, values }) => [id, values]))
}
const violations = (run: { violations: { row: number; field: string; code: string; severity: string }[] }) =>
  run.violations.map(({ row, field, code, severity }) => `${row} ${field} ${code} ${severity}`)

beforeAll(async () => {
  const spring = { code: 'spring', labels: [{ language: 'zh', text: '春茶' }] }
  await define('Tea', 'net_weight', 'NUMBER', { unit: 'g', required: true })
  await define('Tea', 'organic', 'BOOLEAN')
  await define('Tea', 'season', 'ENUM', {
    options: [spring, { ...spring, code: 'autumn', labels: [{ language: 'en', text: 'Autumn' }] }],
  })
  await define('Tea', 'picked', 'DATE')
  await define('Cup', 'note', 'TEXT')
})

describe('attributes from a feed', () => {
  it('are stored in the form of their types, changed, cleared, and left alone by the same feed', async () => {
    const id = await office.channel(config)
    const content = `${header}a,A,1,Tea,1'250.50,是,春茶,2026/3/9,\nb,B,2,Tea,50,no,AUTUMN,,\nc,C,3,Cup,,,,,thin\nd,D,4,,,,,,\n`
    expect(await office.finished(id, { content })).toMatchObject({ productsCreated: 4, violationCount: 0 })
    const stored = {
      a: { net_weight: '1250.5', organic: 'true', picked: '2026-03-09', season: 'spring' },
      b: { net_weight: '50', organic: 'false', season: 'autumn' },
      c: { note: 'thin' },
      d: {},
    }
    expect(await described(id)).toEqual(stored)
    const again = await office.finished(id, { content })
    expect(again).toMatchObject({ productsUnchanged: 4, productsUpdated: 0 })
    expect(again.summary).toMatch(/^Nothing changed/)
    const next = await office.finished(id, { content: content.replace("1'250.50,是,春茶", "1'250.5,no,") })
    expect(next).toMatchObject({ productsUpdated: 1, productsUnchanged: 3 })
    const { season: _season, ...rest } = stored.a
    expect(await described(id)).toEqual({ ...stored, a: { ...rest, organic: 'false' } })
    const { product } = await office.run(
      'query ($id: ID!) { product(id: $id) { attributes { value definition { code } } edits } }',
      {
        id: (await office.products(id)).c.id,
      },
    )
    expect(product).toEqual({ attributes: [{ value: 'thin', definition: { code: 'note' } }], edits: [] })
  })

  it('are checked by the category, by row and field; the policy decides what becomes of the product', async () => {
    const content = `${header}a,A,1,Tea,heavy,maybe,winter,2026-02-30,\nb,B,2,Tea,,,,,\nc,C,3,Cup,,,,,ok\nd,D,4,Cup,7,,,,\n`
    const faults = [
      '1 attributes.net_weight ATTRIBUTE ERROR',
      '1 attributes.organic ATTRIBUTE ERROR',
      '1 attributes.picked ATTRIBUTE ERROR',
      '1 attributes.season ATTRIBUTE ERROR',
      '2 attributes.net_weight REQUIRED ERROR',
      '4 attributes.net_weight NO_ATTRIBUTE WARNING',
    ]
    const strict = await office.channel(config)
    const run = await office.finished(strict, { content })
    expect(run).toMatchObject({ productsCreated: 2, rowsFailed: 2 })
    expect(violations(run).sort()).toEqual(faults)
    expect(run.violations[0].message).toMatch(/^expected /)
    expect(await described(strict)).toEqual({ c: { note: 'ok' }, d: {} })
    const lax = await office.channel({ ...config, convert: { otherAttributes: 'refuse' } })
    const kept = await office.finished(lax, { content, errorPolicy: 'IGNORE_FAILED' })
    expect(kept).toMatchObject({ productsCreated: 4, rowsFailed: 0 })
    expect(violations(kept).sort()).toEqual([...faults.slice(0, 5), '4 attributes.net_weight NO_ATTRIBUTE ERROR'])
    expect(await described(lax)).toEqual({ a: {}, b: {}, c: { note: 'ok' }, d: {} })
    // A value that is none leaves what there was; nothing takes it away.
    for (const [organic, left] of [
      ['no', { organic: 'false' }],
      ['maybe', { organic: 'false' }],
      ['', {}],
    ] as const) {
      const feed = `${header}e,E,1,Tea,,${organic},,,\n`
      await office.finished(lax, { content: feed, errorPolicy: 'IGNORE_FAILED' })
      expect((await described(lax)).e).toEqual(left)
    }
    const whole = await office.finished(await office.channel(config), { content, errorPolicy: 'REJECT_EVERYTHING' })
    expect(whole).toMatchObject({ status: 'FAILED', productsCreated: 0 })
  })

  it('come from any row of a product, and a refused row gives none', async () => {
    const id = await office.channel({ ...config, group: { by: 'externalId' } })
    const content = `${header}a,A,1,Tea,,,,,\na,,2,,50,,,,\nb,B,1,Tea,50,,,,\nb,,2,,,no,winter,,\n`
    const run = await office.finished(id, { content })
    expect(violations(run)).toEqual(['4 attributes.season ATTRIBUTE ERROR'])
    expect(await described(id)).toEqual({ a: { net_weight: '50' }, b: { net_weight: '50' } })
    expect((await office.products(id)).b.skus).toHaveLength(1)
  })

  it('come with pictures, their sizes and what they show', async () => {
    const imageUrls =
      "{ 'url': 'https://img.example/' & id, 'altText': title & ' seen from above', 'width': 8, 'height': 6 }"
    const id = await office.channel({ ...config, map: { ...config.map, imageUrls } })
    await office.finished(id, { content: `${header}a,A,1,Cup,,,,,\n` })
    const { product } = await office.run(
      'query ($id: ID!) { product(id: $id) { media { url altText width height } } }',
      {
        id: (await office.products(id)).a.id,
      },
    )
    const picture = { url: 'https://img.example/a', altText: 'A seen from above', width: 8, height: 6 }
    expect(product.media).toEqual([picture])
  })

  it('are seen in a dry run as they would be stored', async () => {
    const input = { channelId: await office.channel(config), content: `${header}a,A,1,Tea,050,yes,春茶,,x\n` }
    const { rows } = await call(
      'channelImportDryRun',
      input,
      'rows { accepted fields { field before after } violations { field code } }',
    )
    expect(rows[0].accepted).toBe(true)
    expect(rows[0].fields).toEqual(
      expect.arrayContaining([
        { field: 'attributes.net_weight', before: '050', after: '50' },
        { field: 'attributes.season', before: '春茶', after: 'spring' },
      ]),
    )
    expect(rows[0].violations).toEqual([{ field: 'attributes.note', code: 'NO_ATTRIBUTE' }])
  })

  it('are checked anew when a definition changes in the middle of a run', async () => {
    await define('Leaf', 'note', 'TEXT')
    const id = await office.channel(config)
    const lines = Array.from({ length: 1100 }, (_, n) => `p${n},P,1,Leaf,,,,,fine`)
    office.file('moving.csv', header + lines.join('\n'))
    const importId = await office.start(id, { path: 'moving.csv' })
    let changed = false
    await office.work({
      onBatch: async () => {
        if (changed) return
        changed = true
        await define('Leaf', 'note', 'TEXT', { required: true, expectedVersion: 1 })
      },
    })
    expect(await office.import(importId)).toMatchObject({ status: 'SUCCEEDED', productsCreated: 1100, rowsFailed: 0 })
    const checked = await office.world.sql(
      `SELECT v.definition_version AS version, count(*)::int AS products FROM product.product_attribute v
       JOIN product.product p ON p.id = v.product_id WHERE p.channel_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    )
    expect(checked).toEqual([
      { version: 1, products: 1000 },
      { version: 2, products: 100 },
    ])
  })
})

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
