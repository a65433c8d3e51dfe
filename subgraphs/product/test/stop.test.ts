import { expect, it } from 'vitest'
import { anonymous, openShop } from './shop.ts'

const shop = openShop()

it('works between start and stop, and may be stopped again', async () => {
  const { id } = await shop.product([1])
  const query = '{ productSearch(query: "product") { nodes { product { id } } } }'
  await shop.subgraph.start()
  await expect
    .poll(async () => (await shop.run(anonymous, query)).productSearch.nodes, { timeout: 8000 })
    .toEqual([{ product: { id } }])
  await shop.subgraph.stop()
  await shop.subgraph.stop()
})
