import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { sharedData } from '#shared/testing/env.ts'
import { openOffice } from './office.ts'

/**
 * Feeds of real shops, by their configurations alone. What is expected is read from the files again, by other means than
 * the pipeline's.
 */
const data = sharedData()
const config = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'configs', `${name}.json`), 'utf8'))
type Row = Record<string, string>
const rowsOf = (text: string, delimiter = ',') => parse(text, { columns: true, bom: true, delimiter }) as Row[]
const cents = (price: string) => String(Math.round(Number(price) * 100))
const sum = (values: string[]) => values.reduce((total, value) => total + Number(value), 0)
/** A category of the dump. */
const BEDDING = '床品件套'
const missing = existsSync(data) ? '' : ` (skipped: no data at ${data}; SHARED_DATA says where it is)`

describe.skipIf(missing !== '')(`real feeds${missing}`, { timeout: 120_000 }, () => {
  const office = openOffice()
  const read = (path: string) => readFileSync(join(data, path))
  const feed = (path: string) => {
    copyFileSync(join(data, path), join(office.root, basename(path)))
    return { path: basename(path) }
  }
  const skusOf = (products: Awaited<ReturnType<typeof office.products>>) =>
    Object.values(products).flatMap(one => one.skus)

  it('taobao-cosmetics: a price history, of which the newest snapshot counts', async () => {
    const rows = rowsOf(gunzipSync(read('taobao-cosmetics/cosmetic.csv.gz')).toString('utf8'))
    const day = (row: Row) => row.update_time!.split('/').reduce((sum, part) => sum * 100 + Number(part), 0)
    const newest = new Map<string, Row>()
    for (const row of rows)
      if (day(row) >= (newest.has(row.id!) ? day(newest.get(row.id!)!) : 0)) newest.set(row.id!, row)
    const id = await office.channel(config('taobao-cosmetics'))
    const run = await office.finished(id, feed('taobao-cosmetics/cosmetic.csv.gz'))
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      rowsRead: rows.length,
      productsCreated: newest.size,
      rowsFailed: 0,
    })
    const products = await office.products(id)
    expect(Object.keys(products)).toHaveLength(newest.size)
    for (const [externalId, row] of newest) {
      const [sku] = products[externalId].skus
      expect([products[externalId].brand, sku.price, sku.currency]).toEqual([row.店名, cents(row.price!), 'CNY'])
    }
    expect(new Set(Object.values(products).map(one => one.brand)).size).toBe(22)
    const again = await office.finished(id, { path: 'cosmetic.csv.gz' })
    expect(again).toMatchObject({ productsCreated: 0, productsUpdated: 0, productsUnchanged: newest.size })
    expect(again.summary).toMatch(/^Nothing changed/)
  })

  it('taobao-cosmetics, day by day: what is gone is unlisted, what is old changes nothing', async () => {
    const rows = rowsOf(gunzipSync(read('taobao-cosmetics/cosmetic.csv.gz')).toString('utf8'))
    const header = 'update_time,id,title,price,店名\n'
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const daily = (date: string) => {
      const of = rows.filter(row => row.update_time === date)
      const lines = of.map(row => [date, row.id, cell(row.title!), row.price, row.店名].join(','))
      office.file(`${date.replaceAll('/', '-')}.csv`, header + lines.join('\n'))
      return { ids: new Set(of.map(row => row.id!)), path: `${date.replaceAll('/', '-')}.csv` }
    }
    const [first, last] = [daily('2016/11/5'), daily('2016/11/14')]
    const gone = [...first.ids].filter(id => !last.ids.has(id))
    const id = await office.channel({ ...config('taobao-cosmetics'), coverage: { kind: 'full', atMost: 0.9 } })
    expect(await office.finished(id, { path: first.path })).toMatchObject({
      productsCreated: first.ids.size,
      productsUnlisted: 0,
    })
    expect(await office.finished(id, { path: last.path })).toMatchObject({
      productsCreated: [...last.ids].filter(id => !first.ids.has(id)).length,
      productsUnlisted: gone.length,
    })
    const states = async () =>
      Object.fromEntries(
        Object.entries(await office.products(id)).map(([key, one]) => [key, [one.status, one.version]]),
      )
    const after = await states()
    expect(gone.length).toBeGreaterThan(100)
    expect(
      Object.keys(after)
        .filter(key => after[key]![0] === 'SUSPENDED')
        .sort(),
    ).toEqual(gone.sort())
    expect(await office.finished(id, { path: first.path })).toMatchObject({
      productsOutdated: first.ids.size,
      productsUpdated: 0,
      productsUnlisted: 0,
      productsRelisted: 0,
    })
    expect(await states()).toEqual(after)
  })

  it.each([
    'lifemademagic_products_export_1',
    'shopifypartners_apparel',
    'shopifypartners_home-and-garden',
    'shopifypartners_jewelery',
  ])('shopify-csv/%s: variants spread over the rows of a product', async catalogue => {
    const rows = rowsOf(read(`shopify-csv/${catalogue}.csv`).toString('utf8'))
    const handles = Map.groupBy(rows, row => row.Handle!)
    const id = await office.channel(config('shopify-csv'))
    const run = await office.finished(id, feed(`shopify-csv/${catalogue}.csv`))
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      rowsRead: rows.length,
      productsCreated: handles.size,
      rowsFailed: 0,
    })
    const products = await office.products(id)
    for (const [handle, own] of handles) {
      const variants = own.filter(row => row['Variant Price'])
      const skus = products[handle].skus
      expect(
        skus.map((sku: { price: string }) => sku.price),
        handle,
      ).toEqual(variants.map(row => cents(row['Variant Price']!)))
      expect(skus[0].options[0]).toEqual({ name: own[0]!['Option1 Name'], value: own[0]!['Option1 Value'] })
      expect(new Set(products[handle].media)).toEqual(new Set(own.map(row => row['Image Src']).filter(Boolean)))
      expect(products[handle].description ?? '').not.toMatch(/<\/?(p|div|span|br|ul|li)\b/)
    }
    expect(skusOf(products).every(sku => sku.currency === 'USD')).toBe(true)
  })

  it('google-merchant-xml: prices with their currency, right to left', async () => {
    const text = read('google-merchant-xml/feed.xml').toString('utf8')
    const items = [...text.matchAll(/<item>([\s\S]*?)<\/item>/g)].map(match => match[1]!)
    const tag = (item: string, name: string) => new RegExp(`<g:${name}[^>]*>([^<]*)<`).exec(item)?.[1]
    const id = await office.channel(config('google-merchant-xml'))
    const run = await office.finished(id, feed('google-merchant-xml/feed.xml'))
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      rowsRead: items.length,
      productsCreated: items.length,
      rowsFailed: 0,
    })
    const products = await office.products(id)
    for (const item of items) {
      const product = products[tag(item, 'id')!]
      const [sku] = product.skus
      const [amount, currency] = (tag(item, 'sale_price') ?? tag(item, 'price'))!.split(' ')
      expect([sku.price, sku.currency]).toEqual([cents(amount!), currency])
      expect(sku.compareAt).toBe(tag(item, 'sale_price') ? cents(tag(item, 'price')!.split(' ')[0]!) : null)
    }
    expect(new Set(skusOf(products).map(sku => sku.currency))).toEqual(new Set(['AED']))
  })

  it('litemall-sql: goods, variants, specifications, brands and categories joined from a dump', async () => {
    const dump = read('litemall-sql/litemall_catalogue.sql').toString('utf8')
    const lines = (table: string) => dump.split('\n').filter(line => line.startsWith(`INSERT INTO \`${table}\``))
    const goods = lines('litemall_goods').flatMap(line => [
      ...line.matchAll(/(?:VALUES |\),)\((\d{7}),'\d+','((?:[^'\\]|\\.)*)',(\d+),(\d+),/g),
    ])
    const variants = lines('litemall_goods_product').flatMap(line => [
      ...line.matchAll(/\((\d+),(\d{7}),'(\[.*?\])',([\d.]+),(\d+),/g),
    ])
    const priced = new Set(variants.map(match => match[2]))
    const labels = [{ language: 'zh', text: '产地' }]
    const define =
      'mutation ($input: AttributeDefinitionSetInput!) { attributeDefinitionSet(input: $input) { userErrors { code } } }'
    await office.run(define, { input: { category: BEDDING, code: 'origin', type: 'TEXT', labels } })
    const id = await office.channel(config('litemall-sql'))
    const run = await office.finished(id, feed('litemall-sql/litemall_catalogue.sql'))
    const without = goods.filter(match => !priced.has(match[1]))
    expect(goods.length).toBeGreaterThan(200)
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      productsCreated: goods.length - without.length,
      rowsFailed: without.length,
    })
    const products = await office.products(id)
    for (const [, externalId, title] of goods)
      if (priced.has(externalId)) expect(products[externalId!].title).toBe(title)
    const skus = skusOf(products)
    expect(skus).toHaveLength(variants.filter(match => goods.some(one => one[1] === match[2])).length)
    for (const [, skuId, , specifications, price, number] of variants) {
      const sku = skus.find(one => one.externalId === skuId)
      if (!sku) continue
      expect([sku.price, sku.currency, sku.stock ?? 0]).toEqual([cents(price!), 'CNY', Number(number)])
      const values = JSON.parse(specifications!.replaceAll('\\"', '"'))
      expect(sku.options.map((option: { value: string }) => option.value)).toEqual(values)
      expect(sku.options[0].name).not.toBe('')
    }
    const brands = new Map(
      lines('litemall_brand').flatMap(line =>
        [...line.matchAll(/(?:VALUES |\),)\((\d+),'([^']*)',/g)].map(([, key, name]) => [key!, name!] as const),
      ),
    )
    for (const [, externalId, , , brandId] of goods)
      if (priced.has(externalId)) expect(products[externalId!].brand).toBe(brands.get(brandId!) ?? null)
    expect(Object.values(products).every(one => one.category)).toBe(true)
    const origins = new Map(
      lines('litemall_goods_attribute').flatMap(line =>
        [...line.matchAll(/\(\d+,(\d{7}),'产地','([^']*)',/g)].map(([, key, name]) => [key!, name!] as const),
      ),
    )
    const described = await office.world.sql(
      `SELECT p.external_id AS id, v.value FROM product.product_attribute v JOIN product.product p ON p.id = v.product_id WHERE p.channel_id = $1`,
      [id],
    )
    const bedding = Object.keys(products).filter(key => products[key].category === BEDDING && origins.has(key))
    expect(bedding.length).toBeGreaterThan(2)
    expect(new Map(described.map(row => [row.id, row.value]))).toEqual(
      new Map(bedding.map(key => [key, origins.get(key)])),
    )
  })

  it('magento-csv: simple products under the configurable ones that name them', async () => {
    const rows = rowsOf(read('magento-csv/products.csv').toString('utf8'))
    const parents = rows.filter(row => row.product_type === 'configurable')
    const id = await office.channel(config('magento-csv'))
    const run = await office.finished(id, feed('magento-csv/products.csv'))
    expect(run).toMatchObject({ status: 'SUCCEEDED', rowsRead: 1994, productsCreated: parents.length, rowsFailed: 0 })
    const products = await office.products(id)
    const simple = new Map(rows.map(row => [row.sku!, row]))
    for (const parent of parents) {
      const product = products[parent.sku!]
      const names = parent.configurable_variations!.split('|').map(one => /sku=([^,]+)/.exec(one)![1]!)
      expect(product.title).toBe(parent.name!.trim())
      expect(new Set(product.skus.map((sku: { externalId: string }) => sku.externalId))).toEqual(new Set(names))
      for (const sku of product.skus) expect(sku.price).toBe(cents(simple.get(sku.externalId)!.price!))
    }
    const skus = skusOf(products)
    expect([skus.length, new Set(skus.map(sku => sku.weight))]).toEqual([1847, new Set([454])])
    const hoodie = products.MH01.skus.find((sku: { externalId: string }) => sku.externalId === 'MH01-XS-Black')
    expect(hoodie.options).toEqual([
      { name: 'size', value: 'XS' },
      { name: 'color', value: 'Black' },
    ])
  })

  it.each(['abt', 'buy'])('product-match/%s: bars for commas, and goods without a price', async shop => {
    const rows = rowsOf(read(`product-match/${shop}.csv`).toString('utf8'), '|')
    const priced = rows.filter(row => row.price)
    const id = await office.channel(config('product-match'))
    const run = await office.finished(id, feed(`product-match/${shop}.csv`))
    const without = rows.length - priced.length
    expect(run).toMatchObject({ productsCreated: priced.length, rowsFailed: without, violationCount: without })
    expect(new Set(run.violations.map((one: Row) => `${one.field} ${one.code}`))).toEqual(new Set(['price REQUIRED']))
    const skus = skusOf(await office.products(id))
    expect(sum(skus.map(sku => sku.price))).toBe(sum(priced.map(row => cents(row.price!))))
  })
})
