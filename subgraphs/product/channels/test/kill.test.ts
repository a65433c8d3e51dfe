import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { openOffice, simple } from './office.ts'

const office = openOffice()

/** 1,500 products of two variants each, whose rows lie apart, and some rows that are refused. */
function feed(price: (n: number) => string): string {
  const row = (variant: string) =>
    Array.from({ length: 1500 }, (_, n) => `p${n},${variant},Thing ${n},${n % 97 === 5 ? 'free' : price(n)},${n % 7}`)
  return `id,size,title,price,stock\n${[...row('S'), ...row('M')].join('\n')}\n`
}

const config = {
  ...simple,
  map: {
    ...simple.map,
    description: "'No. ' & id",
    stock: { from: 'stock' },
    skuExternalId: { from: 'size' },
    options: "[{ 'name': 'Size', 'value': size }]",
  },
  group: { by: 'externalId', rows: 'anywhere' },
}

/** Imports in a process of its own, which is killed (SIGKILL) when so many rows are stored. */
async function importAndKill(at: number): Promise<void> {
  const child = fork(join(import.meta.dirname, 'importer.ts'), [office.world.databaseUrl, inject('redisUrl')], {
    execArgv: [],
  })
  child.on('message', (rows: number) => rows >= at && child.kill('SIGKILL'))
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
}

const leaseEnds = (id: string) =>
  office.world.sql('UPDATE product.channel_import SET lease_until = now() WHERE id = $1', [id])

it('ends as without kill -9, wherever it hits', { timeout: 60_000 }, async () => {
  office.file(
    'big.csv',
    feed(n => `${n + 1}.00`),
  )
  const [whole, killed] = [await office.channel(config), await office.channel(config)]
  const expected = await office.finished(whole, { path: 'big.csv' })
  const importId = await office.start(killed, { path: 'big.csv' })
  for (const at of [1, 1500]) {
    await importAndKill(at)
    expect(await office.import(importId)).toMatchObject({ status: 'RUNNING' })
    await leaseEnds(importId)
  }
  await office.work()
  const run = await office.import(importId)
  expect(run).toMatchObject({ status: 'SUCCEEDED', rowsRead: 3000, productsUpdated: 0 })
  for (const count of ['productsCreated', 'productsUnchanged', 'rowsFailed', 'violationCount', 'summary', 'violations'])
    expect(run[count], count).toEqual(expected[count])
  const state = async (channelId: string) =>
    Object.entries(await office.products(channelId))
      .map(([key, { id: _product, ...product }]) => [key, product])
      .sort()
  expect(await state(killed)).toEqual(await state(whole))
  const [movements] = await office.world.sql(
    `SELECT count(*) FILTER (WHERE p.channel_id = $1)::int = count(*) FILTER (WHERE p.channel_id = $2)::int AS same
     FROM product.stock_movement m JOIN product.sku s ON s.id = m.sku_id JOIN product.product p ON p.id = s.product_id`,
    [whole, killed],
  )
  expect(movements).toEqual({ same: true })
  expect((await office.finished(killed, { path: 'big.csv' })).summary).toMatch(/^Nothing changed/)
})
