import type { Consumer } from '#shared/jobs.ts'
import type { Work } from '../commands/change.ts'
import { followProduct, followStock, newsOfStock, type StockChanged } from '../commands/followProducts.ts'
import { invalidateCards } from './invalidateCards.ts'

/** The events this subgraph consumes; its queues exist from the first migration on, so none is lost before its first start. */
export const subscriptions = ['product.changed', 'stock.changed', 'listing.added', 'attribute.changed']

/** What happens on each event. All of it may come twice and in any order. */
export function createConsumers(work: Work): Consumer[] {
  return [
    { event: 'product.changed', handle: event => followProduct(work, event.data) },
    {
      event: 'stock.changed',
      together: async events => {
        const news = await newsOfStock(
          work,
          events.map(event => event.data as StockChanged),
        )
        return new Set(events.filter(({ data }) => !news.has(data)).map(({ id }) => id))
      },
      handle: event => followStock(work, event.data),
    },
    { event: 'listing.added', handle: event => followProduct(work, event.data) },
    { event: 'attribute.changed', handle: event => invalidateCards(work, event.data) },
  ]
}
