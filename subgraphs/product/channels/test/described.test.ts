import { describe, expect, it } from 'vitest'
import { openDescribed } from './described.ts'

const { office, header, config, call, define, described, violations } = openDescribed()

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
