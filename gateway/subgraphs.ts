import { createGraph, GraphRegistry, httpTarget, protectedTarget } from '#shared/graph.ts'
import { createPlatform, type Platform, type Shared } from '#shared/platform.ts'
import type { Subgraph, SubgraphName } from '#shared/serve.ts'

/** How each subgraph is made. Loaded when asked for: a process with one subgraph does not load the other five. */
const factories: Record<SubgraphName, (platform: Platform) => Promise<Subgraph>> = {
  product: async platform => {
    const [{ createProductSubgraph }, { readEnv }] = await Promise.all([
      import('../subgraphs/product/server.ts'),
      import('../subgraphs/product/env.ts'),
    ])
    return createProductSubgraph({ platform, ...readEnv() })
  },
  'sales-attribute': async platform => {
    const [{ createSalesAttributeSubgraph }, { readEnv }] = await Promise.all([
      import('../subgraphs/sales-attribute/server.ts'),
      import('../subgraphs/sales-attribute/env.ts'),
    ])
    return createSalesAttributeSubgraph({ platform, ...readEnv() })
  },
  order: async platform => {
    const [{ createOrderSubgraph }, { readEnv }] = await Promise.all([
      import('../subgraphs/order/server.ts'),
      import('../subgraphs/order/env.ts'),
    ])
    return createOrderSubgraph({ platform, ...readEnv() })
  },
  payment: async platform => {
    const [{ createPaymentSubgraph, guardProviders }, { readEnv }] = await Promise.all([
      import('../subgraphs/payment/server.ts'),
      import('../subgraphs/payment/env.ts'),
    ])
    const env = readEnv()
    return createPaymentSubgraph({ platform, ...env, providers: guardProviders(env.providers, platform.breakers) })
  },
  settlement: async platform => {
    const [{ createSettlementSubgraph }, { readEnv }] = await Promise.all([
      import('../subgraphs/settlement/server.ts'),
      import('../subgraphs/settlement/env.ts'),
    ])
    return createSettlementSubgraph({ platform, ...readEnv() })
  },
  support: async platform => {
    const [{ createSupportSubgraph }, { readEnv }] = await Promise.all([
      import('../subgraphs/support/server.ts'),
      import('../subgraphs/support/env.ts'),
    ])
    return createSupportSubgraph({ platform, ...readEnv() })
  },
}

export interface OpenedSubgraphs {
  subgraphs: Subgraph[]
  /** Starts their consumers and tickers. */
  start(): Promise<void>
  /** Stops those, then closes the subgraphs' database connections. What is shared stays open. */
  close(): Promise<void>
  /** Each dependency of each subgraph, as `order.postgres`. */
  health(): Promise<Record<string, string>>
}

export interface OpenOptions {
  shared: Shared
  /** Which subgraphs run in this process. */
  names: readonly SubgraphName[]
  /** Where the others are reached for internal operations: name to URL. */
  remotes: Partial<Record<SubgraphName, string>>
  /** Signs those. */
  secret: string
  /** Database connections of each subgraph. Default 10. */
  poolSize?: number
}

/** Creates the subgraphs of this process, each with its own platform, and connects all of them with each other. */
export async function openSubgraphs(options: OpenOptions): Promise<OpenedSubgraphs> {
  const { shared, names, remotes, secret, poolSize } = options
  const registry = new GraphRegistry()
  const targets = Object.entries(remotes).map(([name, url]) => {
    const target = httpTarget(name, url, secret)
    registry.register(name, protectedTarget(shared.breakers, name, target))
    return target
  })
  const platforms = names.map(name => createPlatform(name, shared, createGraph(name, registry), poolSize))
  const subgraphs = await Promise.all(platforms.map(platform => factories[platform.subgraph](platform)))
  for (const subgraph of subgraphs) registry.register(subgraph.name, subgraph)
  return {
    subgraphs,
    start: async () => void (await Promise.all(subgraphs.map(subgraph => subgraph.start()))),
    close: async () => {
      await Promise.all(subgraphs.map(subgraph => subgraph.stop()))
      await Promise.all([...platforms, ...targets].map(opened => opened.close()))
    },
    health: async () => {
      const states = await Promise.all(
        subgraphs.map(async subgraph => [subgraph.name, await subgraph.health()] as const),
      )
      return Object.fromEntries(
        states.flatMap(([name, health]) =>
          Object.entries(health).map(([dependency, state]) => [`${name}.${dependency}`, state]),
        ),
      )
    },
  }
}
