import type { Ask } from './client.ts'

type Row = Record<string, unknown>
type Variables = Record<string, unknown>
type Handler = (ask: Ask, variables: Variables) => Promise<{ data: unknown; errors?: { message: string }[] }>
interface Reference {
  id: string
}
interface Product extends Row {
  id: string
  salesAttributeIds: string[]
}

const ATTRIBUTES =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { salesAttributes { id name value kind } } } }'
const PRODUCTS =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { id title price inStock salesAttributeIds } } }'
const SKUS = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Sku {
  id title price { amountMinor currencyCode } stock { available inStock } product { id title brand media { url altText } } } } }`
const REVIEWS =
  'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { reviews { id rating text } } } }'

/** Asks a subgraph for rows of a type, each key once. */
async function byKeys<T>(ask: Ask, subgraph: string, query: string, type: string, ids: readonly string[]) {
  const unique = [...new Set(ids)]
  const representations = unique.map(id => ({ __typename: type, id }))
  const { _entities: rows } = await ask<{ _entities: T[] }>(subgraph, query, { representations })
  return new Map(unique.map((id, index) => [id, rows[index]!]))
}

async function salesAttributes(ask: Ask, products: readonly Product[]): Promise<Map<string, unknown>> {
  const representations = products.map(({ id, salesAttributeIds }) => ({
    __typename: 'Product',
    id,
    salesAttributeIds,
  }))
  const { _entities: rows } = await ask<{ _entities: Row[] }>('attributes', ATTRIBUTES, { representations })
  return new Map(products.map(({ id }, index) => [id, rows[index]!.salesAttributes]))
}

/** Products as a card shows them. */
async function cards(ask: Ask, ids: readonly string[]): Promise<(id: string) => unknown> {
  const products = await byKeys<Product>(ask, 'products', PRODUCTS, 'Product', ids)
  const attributes = await salesAttributes(ask, [...products.values()])
  return id => {
    const { title, price, inStock } = products.get(id)!
    return { id, title, price, inStock, salesAttributes: attributes.get(id) }
  }
}

const Entity: Handler = async (ask, variables) => ({
  data: await ask('products', 'query($id: ID!) { product(id: $id) { id title price } }', variables),
})

const List: Handler = async (ask, variables) => {
  interface Order extends Row {
    lineItems: (Row & { product: Reference })[]
  }
  const { orders } = await ask<{ orders: Order[] }>(
    'orders',
    `query($first: Int!, $offset: Int!) { orders(first: $first, offset: $offset) {
      id number status total createdAt lineItems { id quantity unitPrice product { id } } } }`,
    variables,
  )
  const card = await cards(
    ask,
    orders.flatMap(({ lineItems }) => lineItems.map(({ product }) => product.id)),
  )
  for (const { lineItems } of orders)
    for (const item of lineItems) Object.assign(item, { product: card(item.product.id) })
  return { data: { orders } }
}

const Large: Handler = async (ask, variables) => {
  const { products } = await ask<{ products: Product[] }>(
    'products',
    `query($first: Int!, $offset: Int!) { products(first: $first, offset: $offset) {
      id title description price inStock category salesAttributeIds } }`,
    variables,
  )
  const attributes = await salesAttributes(ask, products)
  const shown = products.map(({ salesAttributeIds: _, ...product }) => ({
    ...product,
    salesAttributes: attributes.get(product.id),
  }))
  return { data: { products: shown } }
}

const LiveRoom: Handler = async (ask, variables) => {
  const data = await ask<{ liveRoom: { listings: { nodes: (Row & { sku: unknown })[] } } }>(
    'content',
    `query($id: ID!) { liveRoom(id: $id) {
      id title status creator { id displayName avatarUrl } pinned { id }
      listings(first: 20) {
        nodes {
          id position pinned pid
          attributes {
            version price { amountMinor currencyCode } listPrice { amountMinor currencyCode }
            availableQuantity saleable promotionText
          }
          sku { id }
        }
        pageInfo { hasNextPage endCursor }
      } } }`,
    variables,
  )
  const { nodes } = data.liveRoom.listings
  const keys = nodes.map(({ sku }) => (sku as Reference).id)
  const skus = await byKeys(ask, 'products', SKUS, 'Sku', keys)
  for (const [index, node] of nodes.entries()) node.sku = skus.get(keys[index]!)
  return { data }
}

const Feed: Handler = async (ask, variables) => {
  type Item = Row & { product?: Reference; products?: Reference[] }
  const { feed } = await ask<{ feed: Item[] }>(
    'content',
    `query($first: Int!, $offset: Int!) { feed(first: $first, offset: $offset) {
      __typename
      ... on Post { id title author { id displayName avatarUrl } body product { id } }
      ... on Clip { id title author { id displayName avatarUrl } seconds cover products { id } }
      ... on Notice { id text level } } }`,
    variables,
  )
  const ids = feed.flatMap(({ product, products }) => products ?? product ?? []).map(({ id }) => id)
  const card = await cards(ask, ids)
  for (const item of feed) {
    if (item.product) Object.assign(item, { product: card(item.product.id) })
    if (item.products) Object.assign(item, { products: item.products.map(({ id }) => card(id)) })
  }
  return { data: { feed } }
}

const Failing: Handler = async (ask, variables) => {
  const { products } = await ask<{ products: Product[] }>(
    'products',
    'query($first: Int!, $offset: Int!) { products(first: $first, offset: $offset) { id title price } }',
    variables,
  )
  const keys = products.map(({ id }) => id)
  try {
    const reviews = await byKeys<Row>(ask, 'reviews', REVIEWS, 'Product', keys)
    return { data: { products: products.map(product => ({ ...product, ...reviews.get(product.id) })) } }
  } catch {
    const without = products.map(product => ({ ...product, reviews: null }))
    return { errors: [{ message: 'The reviews are not available.' }], data: { products: without } }
  }
}

export const handlers: Record<string, Handler> = { Entity, List, Large, LiveRoom, Feed, Failing }
