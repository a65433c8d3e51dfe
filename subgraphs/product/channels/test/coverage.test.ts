import { describe, expect, it } from 'vitest'
import { openOffice, ops, simple } from './office.ts'

const office = openOffice()
const header = 'id,title,price,text\n'
const feed = (...ids: string[]) => ({ content: header + ids.map(id => `${id},Thing ${id},1.00,`).join('\n') })
const full = { ...simple, coverage: { kind: 'full', atMost: 0.7 } }
const states = async (channelId: string) =>
  Object.fromEntries(Object.entries(await office.products(channelId)).map(([id, product]) => [id, product.status]))

describe('a full feed', () => {
  it('unlists what it has no more, deletes nothing, and lists again what comes back', async () => {
    const id = await office.channel(full)
    await office.finished(id, feed('a', 'b', 'c'))
    expect(await office.finished(id, feed('a', 'c'))).toMatchObject({ productsUnlisted: 1, productsUnchanged: 2 })
    expect(await states(id)).toEqual({ a: 'ACTIVE', b: 'SUSPENDED', c: 'ACTIVE' })
    const again = await office.finished(id, feed('a', 'c'))
    expect(again).toMatchObject({ productsUnlisted: 0 })
    expect(again.summary).toMatch(/^Nothing changed/)
    const back = await office.finished(id, feed('a', 'b', 'c'))
    expect(back).toMatchObject({ productsRelisted: 1, productsUnchanged: 3, productsUnlisted: 0 })
    expect(await states(id)).toEqual({ a: 'ACTIVE', b: 'ACTIVE', c: 'ACTIVE' })
    const events = await office.world.sql<{ n: number }>(
      `SELECT count(DISTINCT data ->> 'eventId')::int AS n FROM pgboss.job WHERE data ->> 'type' = 'product.changed' AND data ->> 'key' = $1`,
      [(await office.products(id)).b.id],
    )
    expect(events).toEqual([{ n: 2 }])
  })

  it('leaves what people decided to people', async () => {
    const id = await office.channel(full)
    await office.finished(id, feed('a', 'b', 'c'))
    const change = async (externalId: string, status: string) => {
      const { id: productId, version } = (await office.products(id))[externalId]
      const { productStatusChange } = await office.run(
        `mutation ($input: ProductStatusChangeInput!) { productStatusChange(input: $input) { userErrors { code } } }`,
        { input: { productId, status, expectedVersion: version } },
        ops,
      )
      expect(productStatusChange.userErrors).toEqual([])
    }
    await change('a', 'SUSPENDED')
    await office.finished(id, feed('c'))
    // Taken off by the feed, put back by a person, taken off by a person: it is the person's now.
    await change('b', 'ACTIVE')
    await change('b', 'SUSPENDED')
    expect(await office.finished(id, feed('a', 'b', 'c'))).toMatchObject({ productsRelisted: 0 })
    expect(await states(id)).toEqual({ a: 'SUSPENDED', b: 'SUSPENDED', c: 'ACTIVE' })
  })

  it('counts a product as there whose row is refused', async () => {
    const id = await office.channel(full)
    await office.finished(id, feed('a', 'b'))
    const run = await office.finished(id, { content: `${header}a,A,free,\nb,B,1.00,\n` })
    expect(run).toMatchObject({ productsUnlisted: 0, rowsFailed: 1 })
  })

  it('unlists nothing when too much is missing, or rows name no product, and says so', async () => {
    const id = await office.channel(full)
    await office.finished(id, feed('a', 'b', 'c', 'd'))
    const short = await office.finished(id, feed('a'))
    expect(short).toMatchObject({ status: 'SUCCEEDED', productsUnlisted: 0 })
    expect(short.summary).toContain('misses 3 of 4 listed products')
    const nameless = await office.finished(id, { content: `${header}a,A,1.00,\nb,B,1.00,\n,Who?,1.00,\n` })
    expect(nameless).toMatchObject({ productsUnlisted: 0, rowsFailed: 1 })
    expect(nameless.summary).toContain('1 rows name no product')
  })

  it('unlists nothing when it keeps, or is a delta', async () => {
    for (const coverage of [{ kind: 'full', missing: 'keep' }, { kind: 'delta' }]) {
      const id = await office.channel({ ...simple, coverage })
      await office.finished(id, feed('a', 'b'))
      expect(await office.finished(id, feed('a'))).toMatchObject({ productsUnlisted: 0 })
    }
  })

  it('finishes unlisting in another process', async () => {
    const id = await office.channel(full)
    await office.finished(id, feed('a', 'b', 'c'))
    const importId = await office.start(id, feed('a', 'c'))
    const killed = () => {
      throw new Error('killed')
    }
    await expect(office.work({ onBatch: killed })).rejects.toThrow('killed')
    await office.world.sql('UPDATE product.channel_import SET lease_until = now() WHERE id = $1', [importId])
    await office.work()
    expect(await office.import(importId)).toMatchObject({
      status: 'SUCCEEDED',
      productsUnchanged: 2,
      productsUnlisted: 1,
    })
  })
})

describe('a delta', () => {
  it('says which products are not sold any more', async () => {
    const id = await office.channel({ ...simple, map: { ...simple.map, listed: { from: 'text' } } })
    await office.finished(id, feed('a', 'b'))
    const run = await office.finished(id, { content: `${header}a,,,no\n` })
    expect(run).toMatchObject({ productsUnlisted: 1, rowsFailed: 0 })
    expect(await states(id)).toEqual({ a: 'SUSPENDED', b: 'ACTIVE' })
    expect(await office.finished(id, { content: `${header}a,Thing a,1.00,yes\n` })).toMatchObject({
      productsRelisted: 1,
    })
    expect(await states(id)).toEqual({ a: 'ACTIVE', b: 'ACTIVE' })
  })
})

describe('snapshots', () => {
  const timed = {
    ...simple,
    map: { ...simple.map, description: { const: 'T' }, snapshotAt: { from: 'text' } },
    snapshot: { latestBy: 'snapshotAt' },
  }
  const price = async (channelId: string) => (await office.products(channelId)).a.skus[0].price

  it('lets the newest win within a feed, also in groups', async () => {
    const content = `${header}a,A,1.00,2026-11-2\na,A,3.00,2026-11-10\na,A,2.00,2026/11/9\nb,B,7.00,2026-01-01\n`
    const id = await office.channel(timed)
    expect(await office.finished(id, { content })).toMatchObject({ productsCreated: 2, rowsRead: 4, rowsFailed: 0 })
    expect(await price(id)).toBe('300')
    const grouped = await office.channel({
      ...timed,
      group: { by: 'externalId', rows: 'anywhere' },
      map: { ...timed.map, skuExternalId: { from: 'price' } },
    })
    const two = `${header}a,A,1.00,2026-11-2\nb,B,7.00,2026-01-01\na,A,3.00,2026-11-10\na,A,2.00,2026-11-10\n`
    await office.finished(grouped, { content: two })
    expect((await office.products(grouped)).a.skus.map((sku: { price: string }) => sku.price)).toEqual(['300', '200'])
  })

  it('lets an older feed change nothing, also one from between two that were alike', async () => {
    const id = await office.channel(timed)
    const on = (day: number, amount: string) => ({ content: `${header}a,A,${amount},2026-11-${day}\n` })
    await office.finished(id, on(10, '1.00'))
    expect(await office.finished(id, on(20, '1.00'))).toMatchObject({ productsUnchanged: 1 })
    expect(await office.finished(id, on(15, '9.00'))).toMatchObject({ productsOutdated: 1, productsUpdated: 0 })
    expect(await price(id)).toBe('100')
    expect(await office.finished(id, on(20, '2.00'))).toMatchObject({ productsUpdated: 1 })
  })

  it('takes the time of a whole feed from who starts it', async () => {
    const id = await office.channel({ ...full, coverage: { kind: 'full', atMost: 1 } })
    const at = (day: number, ...ids: string[]) => ({ ...feed(...ids), snapshotAt: `2026-11-${day}T00:00:00Z` })
    await office.finished(id, at(10, 'a', 'b'))
    await office.finished(id, at(12, 'b'))
    expect(await states(id)).toEqual({ a: 'SUSPENDED', b: 'ACTIVE' })
    const late = await office.finished(id, at(11, 'a', 'c'))
    expect(late).toMatchObject({ productsOutdated: 1, productsCreated: 1, productsUnlisted: 0, productsRelisted: 0 })
    expect(await states(id)).toEqual({ a: 'SUSPENDED', b: 'ACTIVE', c: 'ACTIVE' })
  })
})
