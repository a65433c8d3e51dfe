import { gzipSync } from 'node:zlib'

let page: Buffer | undefined

/** The GraphiQL page, gzipped, with all it needs inside: it loads nothing from anywhere. Built at its first use. */
export async function explorerPage(): Promise<Buffer> {
  // Nine megabytes of source: not loaded by processes that never show it.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  page ??= gzipSync(
    renderGraphiQL({
      title: 'Fairground explorer',
      endpoint: '/graphql',
      defaultQuery: WELCOME,
      subscriptionsProtocol: 'SSE',
    }),
  )
  return page
}

const WELCOME = `# One graph: products, rooms, orders, payments, settlement, support.
# Put a token of a role under "Headers": {"authorization": "Bearer ..."}
query Welcome {
  productSearch(query: "lipstick", first: 5) {
    nodes { product { id title } }
  }
}
`
