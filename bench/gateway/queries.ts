/** What the gateways are asked. Variables of different numbers differ, up to `distinct`; number 0 is asked in the comparison. */
export interface Query {
  name: string
  title: string
  operationName: string
  query: string
  distinct: number
  variables(index: number): Record<string, unknown>
  /** A subgraph is down: gateways word the error differently, so only `data` is compared. */
  fails?: boolean
}

const page = (first: number, distinct: number) => ({
  distinct,
  variables: (index: number) => ({ first, offset: index % distinct }),
})

export const queries: readonly Query[] = [
  {
    name: 'entity',
    title: 'single entity',
    operationName: 'Entity',
    query: 'query Entity($id: ID!) { product(id: $id) { id title price } }',
    distinct: 500,
    variables: index => ({ id: `p${index % 500}` }),
  },
  {
    name: 'list',
    title: 'three-hop list of 20',
    operationName: 'List',
    query: `query List($first: Int!, $offset: Int!) {
  orders(first: $first, offset: $offset) {
    id number status total createdAt
    lineItems { id quantity unitPrice product { id title price inStock salesAttributes { id name value kind } } }
  }
}`,
    ...page(20, 500),
  },
  {
    name: 'large',
    title: '240 entities, about 93 KB',
    operationName: 'Large',
    query: `query Large($first: Int!, $offset: Int!) {
  products(first: $first, offset: $offset) {
    id title description price inStock category salesAttributes { id name value kind }
  }
}`,
    ...page(240, 100),
  },
  {
    name: 'room',
    title: 'live room of 20 listings',
    operationName: 'LiveRoom',
    query: `query LiveRoom($id: ID!, $first: Int = 20, $after: String) {
  liveRoom(id: $id) {
    id title status
    creator { id displayName avatarUrl }
    pinned { id }
    listings(first: $first, after: $after) {
      nodes {
        id position pinned pid
        attributes {
          version
          price { amountMinor currencyCode }
          listPrice { amountMinor currencyCode }
          availableQuantity saleable promotionText
        }
        sku {
          id title
          price { amountMinor currencyCode }
          stock { available inStock }
          product { id title brand media { url altText } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`,
    distinct: 500,
    variables: index => ({ id: `r${index % 500}` }),
  },
  {
    name: 'feed',
    title: 'unions and fragments, 20 items',
    operationName: 'Feed',
    query: `query Feed($first: Int!, $offset: Int!) {
  feed(first: $first, offset: $offset) {
    __typename
    ... on Entry { id title author { id displayName avatarUrl } }
    ... on Post { body product { ...Card } }
    ... on Clip { seconds cover products { ...Card } }
    ... on Notice { id text level }
  }
}
fragment Card on Product { id title price inStock salesAttributes { id name value kind } }`,
    ...page(20, 500),
  },
  {
    name: 'failing',
    title: 'list of 20, one of two subgraphs down',
    operationName: 'Failing',
    query: `query Failing($first: Int!, $offset: Int!) {
  products(first: $first, offset: $offset) { id title price reviews { id rating text } }
}`,
    ...page(20, 500),
    fails: true,
  },
]

/** The body of a request for a query. */
export function bodyOf({ operationName, query, variables }: Query, index: number): string {
  return JSON.stringify({ operationName, query, variables: variables(index) })
}
