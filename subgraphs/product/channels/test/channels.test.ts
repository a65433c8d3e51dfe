import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { header, lines, openOffice, simple } from './office.ts'

const demo = (...path: string[]) => readFileSync(resolve('scripts/demo', ...path), 'utf8')
const office = openOffice({ channelFunctions: [new URL('./functions.ts', import.meta.url).href] })

describe('imports', () => {
  it('stores the demonstration feed, refuses its two bad rows, and changes nothing the second time', async () => {
    const id = await office.channel(JSON.parse(demo('channels', 'demo-feed.json')), 'mer_a')
    const content = demo('feeds', 'demo-feed.csv')
    const first = await office.finished(id, { content })
    expect(first).toMatchObject({ status: 'SUCCEEDED', rowsRead: 30, productsCreated: 28, rowsFailed: 2, progress: 1 })
    expect(first.violations.map((one: { row: number }) => one.row)).toEqual(expect.arrayContaining([29, 30]))
    const again = await office.finished(id, { content })
    expect(again).toMatchObject({ productsCreated: 0, productsUpdated: 0, productsUnchanged: 28 })
    expect(again.summary).toBe(
      'Nothing changed: every product is stored as the feed has it. Products: 28 unchanged; 2 rows refused.',
    )
    const [row] = await office.world.sql(
      'SELECT description FROM product.product WHERE external_id = $1 AND channel_id = $2',
      ['feed-001', id],
    )
    expect(row).toEqual({ description: '明前碧螺春,产地直供。\n七天无理由退换。' })
  })

  it('writes nothing at all for what is as it was', async () => {
    const id = await office.channel(simple)
    await office.finished(id, { content: lines(20) })
    const rows = () =>
      office.world.sql(
        `SELECT (SELECT json_agg((p.ctid, p.xmax, s.ctid, s.xmax) ORDER BY p.id) FROM product.product p JOIN product.sku s ON s.product_id = p.id
                 WHERE p.channel_id = $1) AS rows, (SELECT count(*) FROM pgboss.job) AS events`,
        [id],
      )
    const before = await rows()
    expect(await office.finished(id, { content: lines(20) })).toMatchObject({ productsUnchanged: 20 })
    expect(await rows()).toEqual(before)
  })

  it('goes on after the last committed batch when its worker was killed', async () => {
    const id = await office.channel(simple)
    office.file('killed.csv', lines(1200))
    const importId = await office.start(id, { path: 'killed.csv' })
    const killed = () => {
      throw new Error('killed')
    }
    await expect(office.work({ onBatch: killed })).rejects.toThrow('killed')
    expect(await office.import(importId)).toMatchObject({ status: 'RUNNING', rowsRead: 1000, productsCreated: 1000 })
    // Nobody renews the dead worker's lease; until it ends, no other takes the run over.
    expect(await office.work()).toBe(0)
    await office.world.sql(`UPDATE product.channel_import SET lease_until = now() - interval '1 s' WHERE id = $1`, [
      importId,
    ])
    expect(await office.work()).toBe(1)
    expect(await office.import(importId)).toMatchObject({
      status: 'SUCCEEDED',
      rowsRead: 1200,
      productsCreated: 1200,
      productsUnchanged: 0,
    })
    expect(Object.keys(await office.products(id))).toHaveLength(1200)
  })

  it('tells how far it is, how fast, and how long it will take', async () => {
    const id = await office.channel(simple)
    office.file('paced.csv', lines(1200))
    const importId = await office.start(id, { path: 'paced.csv' })
    expect(await office.import(importId)).toMatchObject({ status: 'QUEUED', rowsPerSecond: null, secondsLeft: null })
    // Waiting for a worker is no part of the rate.
    await office.world.clock.advance(3_600_000)
    let during: Record<string, number> = {}
    await office.work({
      onBatch: async rows => {
        if (rows === 1000) during = await office.import(importId)
      },
    })
    expect(during).toMatchObject({ status: 'RUNNING', rowsRead: 1000, secondsLeft: expect.any(Number) })
    expect(during.progress).toBeGreaterThan(0)
    expect(during.rowsPerSecond).toBeGreaterThan(1)
    expect(await office.import(importId)).toMatchObject({ progress: 1, secondsLeft: null })
  })

  it('does not go on with another file than it was started with', async () => {
    const id = await office.channel(simple)
    office.file('swapped.csv', lines(5))
    const importId = await office.start(id, { path: 'swapped.csv' })
    office.file('swapped.csv', lines(6))
    await office.work()
    expect(await office.import(importId)).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('start a new run'),
    })
  })

  it('hands its run back when its process stops, and another goes on', async () => {
    const id = await office.channel(simple)
    office.file('stopped.csv', lines(1100))
    const importId = await office.start(id, { path: 'stopped.csv' })
    let stopping = false
    await office.work({
      stopping: () => stopping,
      onBatch: () => {
        stopping = true
      },
    })
    expect(await office.import(importId)).toMatchObject({ status: 'QUEUED', rowsRead: 1000 })
    await office.work()
    expect(await office.import(importId)).toMatchObject({ status: 'SUCCEEDED', productsCreated: 1100 })
  })

  it('runs one import of a channel at a time, and those of others meanwhile', async () => {
    const [a, b] = [await office.channel(simple), await office.channel(simple)]
    const first = await office.start(a, { content: lines(3) })
    const second = await office.start(a, { content: lines(4) })
    await office.world.sql(
      `UPDATE product.channel_import SET status = 'RUNNING', lease_owner = 'x', lease_until = now() + interval '1 h' WHERE id = $1`,
      [first],
    )
    const other = await office.start(b, { content: lines(2) })
    expect(await office.work()).toBe(1)
    expect((await office.import(second)).status).toBe('QUEUED')
    expect((await office.import(other)).status).toBe('SUCCEEDED')
    const twice = office.world.sql(`UPDATE product.channel_import SET status = 'RUNNING' WHERE id = $1`, [second])
    await expect(twice).rejects.toThrow('channel_import_one_runs')
    await office.world.sql(`UPDATE product.channel_import SET lease_until = now() - interval '1 s' WHERE id = $1`, [
      first,
    ])
    expect(await office.work()).toBe(2)
  })

  it('stores nothing of a feed with one bad row under REJECT_EVERYTHING', async () => {
    const id = await office.channel(simple)
    const content = `${lines(700)}\nb,B,free,\n`
    office.file('bad-row.csv', content)
    const run = await office.finished(id, { path: 'bad-row.csv', errorPolicy: 'REJECT_EVERYTHING' })
    expect(run).toMatchObject({ status: 'FAILED', rowsFailed: 1, productsCreated: 0 })
    expect(await office.products(id)).toEqual({})
    const good = await office.finished(id, { content: lines(3), errorPolicy: 'REJECT_EVERYTHING' })
    expect(good).toMatchObject({ status: 'SUCCEEDED', productsCreated: 3 })
  })

  it('leaves failed fields out under IGNORE_FAILED, and rows only without what is essential', async () => {
    const id = await office.channel({ ...simple, map: { ...simple.map, weight: { from: 'text' } } })
    const run = await office.finished(id, {
      content: `${header}a,A,1.00,heavy\nb,B,free,1 kg\n`,
      errorPolicy: 'IGNORE_FAILED',
    })
    expect(run).toMatchObject({ productsCreated: 1, rowsFailed: 1, violationCount: 2 })
    expect((await office.products(id)).a.skus[0].weight).toBeNull()
  })

  it('names the row of bytes that are no text, and of columns that do not fit', async () => {
    const id = await office.channel({ ...simple, source: { format: 'csv', encoding: 'utf-8' } })
    office.file(
      'bad.csv',
      Buffer.concat([Buffer.from(`${header}a,A,1,\nb,`), Buffer.from([0xff, 0xfe, 0xfd]), Buffer.from(',1,\n')]),
    )
    expect(await office.finished(id, { path: 'bad.csv' })).toMatchObject({
      productsCreated: 1,
      violations: [{ row: 2, field: 'title', code: 'BAD_ENCODING' }],
    })
    expect(await office.finished(id, { content: `${header}a,A,1,\nb,B\nc,C,3,\n` })).toMatchObject({
      status: 'SUCCEEDED',
      productsCreated: 1,
      violations: [{ row: 2, field: 'row', code: 'COLUMNS', message: 'expected 4 columns, got 2' }],
    })
  })

  it('fails a truncated XML feed at its row', async () => {
    const id = await office.channel({ ...simple, source: { format: 'xml', itemElement: 'i' } })
    const answer = await office.finished(id, {
      content: '<r><i><id>1</id><title>&lt;b&gt;x</title><price>2</price></i><i><id>',
    })
    expect(answer).toMatchObject({ status: 'FAILED', failureReason: expect.stringMatching(/^row 2: /) })
  })

  it('ends a configuration that runs on, or takes more memory than it may, and lives on itself', async () => {
    // A pattern that is safe by its form and slow by its subject: no step of the expression ends.
    const slow = { ...simple, validate: [{ field: 'title', rule: 'function', use: 'endless' }] }
    const endless = await office.channel(slow)
    const greedy = await office.channel({ ...simple, convert: { functions: [{ field: 'title', use: 'greedy' }] } })
    const runs = [await office.start(endless, { content: lines(1) })]
    await office.work({ limits: { silenceMs: 1500 } })
    runs.push(await office.start(greedy, { content: lines(1) }))
    await office.work({ limits: { memoryMb: 60 } })
    expect(await office.import(runs[0]!)).toMatchObject({
      status: 'FAILED',
      failureReason: 'the configuration took more than 1.5 s on a row',
    })
    expect(await office.import(runs[1]!)).toMatchObject({
      status: 'FAILED',
      failureReason: 'the configuration needed more than 60 MB of memory',
    })
  })
})
