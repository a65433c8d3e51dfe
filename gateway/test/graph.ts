import { Registry } from 'prom-client'
import type { Claims, Viewer } from '#shared/auth.ts'
import { allow } from '#shared/permit.ts'
import { createSubgraph, type RunningServer, readSchema, type Subgraph, serveSubgraph } from '#shared/serve.ts'
import { type DevIssuer, type Identity, openDevIssuer } from '../dev-issuer/issuer.ts'
import { type GatewayConfig, type RunningGateway, startGateway } from '../server.ts'
import { composeSupergraph } from '../supergraph/compose.ts'

const PRELUDE = readSchema('order').split('type Query')[0]

const PRODUCT_SDL = `${PRELUDE}
  type Query {
    sku(id: ID!): Sku  skus(first: Int = 10, after: String): SkuConnection!  bug: String  hang: String
    secretly: String @inaccessible
  }
  type SkuConnection { nodes: [Sku!]! pageInfo: PageInfo! }
  type Sku @key(fields: "id") { id: ID! title: String! price: Money! cost: Money related(first: Int = 5): SkuConnection! }
`
const ORDER_SDL = `${PRELUDE}
  type Query { orders: [Order!]! whoami: Who! brokenList: [Order!]! }
  type Mutation { orderCreate(amount: BigInt!): Order }
  type Who { id: String roles: [String!]! businessId: String! clientName: String requestId: String traceparent: String }
  type Order @key(fields: "id") { id: ID! sku: Sku! total: Money! placedAt: DateTime! note: String }
  type Sku @key(fields: "id") { id: ID! sold: Int! }
`

/** Everything that was logged, for the tests on masking. */
export const logged: { fields: Record<string, unknown>; message: string }[] = []
const note = (fields: object, message: string) =>
  void logged.push({ fields: fields as Record<string, unknown>, message })
const log = { debug: note, info: note, warn: note, error: note }

interface Context {
  viewer: Viewer
  claims: Claims
}

function platform() {
  const registry = new Registry()
  return {
    log,
    metrics: { registry },
    startWork: async () => async () => undefined,
    health: async () => ({ db: 'ok' }),
  }
}

const createContext = (claims: Claims): Context => ({ viewer: claims.viewer, claims })
const skuOf = (id: string) => ({ id, title: `sku ${id}`, price: { amountMinor: 129900n, currencyCode: 'CNY' } })
const money = (amountMinor: bigint) => ({ amountMinor, currencyCode: 'CNY' })
const page = (first: number) => ({
  nodes: Array.from({ length: first }, (_, n) => skuOf(`sku_${n}`)),
  pageInfo: { hasNextPage: true, hasPreviousPage: false },
})

export function productSubgraph(): Subgraph {
  return createSubgraph<Context>({
    name: 'product',
    typeDefs: PRODUCT_SDL,
    createContext,
    platform: platform(),
    resolvers: {
      Query: {
        sku: (_p: unknown, { id }: { id: string }) => skuOf(id),
        skus: (_p: unknown, { first }: { first: number }) => page(first),
        bug: () => {
          throw new TypeError('password=hunter2')
        },
        hang: () => new Promise(() => undefined),
        secretly: () => 'secret',
      },
      Sku: {
        __resolveReference: ({ id }: { id: string }) => skuOf(id),
        cost: () => money(99n),
        related: (_p: unknown, { first }: { first: number }) => page(first),
      },
    },
    permissions: {
      Query: {
        sku: allow.everyone,
        skus: allow.everyone,
        bug: allow.everyone,
        hang: allow.everyone,
        secretly: allow.service,
      },
      SkuConnection: { '*': allow.everyone },
      Sku: { '*': allow.everyone, cost: allow.roles('OPS', 'FINANCE') },
    },
  })
}

function orderSubgraph(): Subgraph {
  const order = (id: string) => ({
    id,
    sku: { id: `sku_${id}` },
    total: money(5n),
    placedAt: new Date('2026-11-21T08:30:00Z'),
    note: 'n',
  })
  return createSubgraph<Context>({
    name: 'order',
    typeDefs: ORDER_SDL,
    createContext,
    platform: platform(),
    resolvers: {
      Query: {
        orders: () => [order('1'), order('2')],
        whoami: (_p: unknown, _a: unknown, { viewer, claims }: Context) => ({ ...viewer, ...claims }),
        brokenList: () => [order('1'), null],
      },
      Mutation: {
        orderCreate: (_p: unknown, { amount }: { amount: bigint }) => ({ ...order('9'), total: money(amount) }),
      },
      Order: { __resolveReference: ({ id }: { id: string }) => order(id) },
      Sku: { __resolveReference: ({ id }: { id: string }) => ({ id }), sold: () => 7 },
    },
    permissions: {
      Query: { orders: allow.roles('SHOPPER', 'OPS'), whoami: allow.everyone, brokenList: allow.everyone },
      Mutation: { orderCreate: allow.roles('SHOPPER') },
      Who: { '*': allow.everyone },
      Order: { '*': allow.roles('SHOPPER', 'OPS') },
      Sku: { '*': allow.everyone },
    },
    ...{
      routes: [
        {
          method: 'POST',
          path: '/webhooks/echo',
          handle: async ({ rawBody }: { rawBody: Buffer }) => ({ status: 202, body: rawBody.toString() }),
        },
      ],
    },
  })
}

export const AUDIENCE = 'fairground-test'
export const SECRET = 'test-secret-of-the-graph'
export const { supergraphSdl } = composeSupergraph([
  { name: 'product', sdl: PRODUCT_SDL },
  { name: 'order', sdl: ORDER_SDL },
])

export interface TestGraph {
  url: string
  gateway: RunningGateway
  issuer: DevIssuer
  /** Each subgraph's own server, when they run over HTTP. */
  servers: RunningServer[]
  ask(query: string, options?: AskOptions): Promise<Answer>
  post(body: unknown, options?: AskOptions): Promise<Answer>
  token(identity?: Partial<Identity>, lifetime?: string): Promise<string>
  close(): Promise<void>
}

export interface AskOptions {
  as?: Identity['roles']
  token?: string
  variables?: Record<string, unknown>
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  body: any
  codes: string[]
}

/** Starts the two test subgraphs and a gateway over them, in one process or over HTTP. */
export async function startTestGraph(
  folder: string,
  overrides: Partial<GatewayConfig> = {},
  form: 'in-process' | 'http' = 'in-process',
): Promise<TestGraph> {
  const subgraphs = [productSubgraph(), orderSubgraph()]
  const issuer = await openDevIssuer(folder)
  const servers: RunningServer[] = []
  if (form === 'http')
    for (const subgraph of subgraphs) servers.push(await serveSubgraph(subgraph, { port: 0, secret: SECRET, log }))
  const gateway = await startGateway({
    supergraphSdl,
    subgraphs: form === 'http' ? [] : subgraphs,
    remotes: Object.fromEntries(servers.map((server, index) => [subgraphs[index]!.name, server.url])),
    secret: SECRET,
    tokens: {
      keys: issuer.keys,
      issuer: issuer.issuer,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      defaultBusinessId: 'biz_default',
    },
    devIssuer: issuer,
    port: 0,
    log,
    ...overrides,
  })
  const token = (identity: Partial<Identity> = {}, lifetime?: string) =>
    issuer.token({ id: 'usr_1', roles: ['SHOPPER'], businessId: 'biz_1', ...identity }, AUDIENCE, lifetime)
  const post = async (body: unknown, options: AskOptions = {}): Promise<Answer> => {
    const bearer = options.token ?? (options.as ? await token({ roles: options.as }) : undefined)
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...options.headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const parsed = (await response.json()) as { errors?: { extensions?: { code?: string } }[] }
    const codes = (parsed.errors ?? []).map(error => error.extensions?.code ?? 'NONE')
    return { status: response.status, headers: response.headers, body: parsed, codes }
  }
  return {
    url: gateway.url,
    gateway,
    issuer,
    servers,
    token,
    post,
    ask: (query, options = {}) => post({ query, variables: options.variables }, options),
    close: async () => {
      await gateway.close()
      for (const server of servers) await server.close()
    },
  }
}
