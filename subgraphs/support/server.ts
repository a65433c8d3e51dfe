import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { SupportDeps, SupportOptions } from './deps.ts'
import { lexicalEmbedder } from './domain/lexical.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { knowledgeBase } from './store/knowledge.ts'
import { waitingQueue } from './store/queue.ts'

/** Builds the support subgraph. Usable without a port: `execute` answers operations, `start` keeps the queues. */
export function createSupportSubgraph({ platform, thresholds, embedder = lexicalEmbedder }: SupportOptions): Subgraph {
  const queue = waitingQueue(platform)
  const deps: SupportDeps = { platform, thresholds, queue, knowledge: knowledgeBase(platform, embedder) }
  return createSubgraph({
    name: 'support',
    typeDefs: readSchema('support'),
    resolvers,
    permissions,
    createContext: createContext(deps),
    consumers: createConsumers(),
    // The first run rebuilds the queues at start.
    tickers: [{ name: 'support.queues', everyMs: 10_000, run: () => queue.reconcile() }],
    platform,
  })
}
