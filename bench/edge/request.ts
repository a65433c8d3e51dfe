/** What is asked and answered: about the storefront's room, without the fetching. */
export const AUDIENCE = 'bench'
export const SDL = `type Query { room(id: ID!): Room }
type Room { id: ID! title: String listings(first: Int = 20): [Listing!] }
type Listing { id: ID! title: String sku: Sku }
type Sku { id: ID! title: String price: Price stock: Stock }
type Price { amountMinor: String currencyCode: String }
type Stock { available: Int inStock: Boolean }`
export const QUERY = `query Room($id: ID!, $first: Int) {
  room(id: $id) {
    id
    title
    listings(first: $first) {
      id
      title
      sku {
        id
        title
        price { amountMinor currencyCode }
        stock { available inStock }
      }
    }
  }
}
`
const listing = (n: number) => ({
  id: `lst_${n}`,
  title: `Listing ${n}`,
  sku: {
    id: `sku_${n}`,
    title: `A tea of spring, number ${n}`,
    price: { amountMinor: '129900', currencyCode: 'CNY' },
    stock: { available: 7, inStock: true },
  },
})
export const ANSWER = JSON.stringify({
  data: { room: { id: 'room_1', title: 'Tea', listings: Array.from({ length: 20 }, (_, n) => listing(n)) } },
})
export const BODY = JSON.stringify({ query: QUERY, operationName: 'Room', variables: { id: 'room_1', first: 20 } })
