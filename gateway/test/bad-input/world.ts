import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Role } from '#shared/auth.ts'
import type { Subgraph } from '#shared/serve.ts'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { seed } from '../../../prisma/seed/main.ts'
import { startSandbox } from '../../../subgraphs/payment/sandbox/server.ts'
import { developmentIdentities } from '../../dev-issuer/identities.ts'
import { type Identity, openDevIssuer } from '../../dev-issuer/issuer.ts'
import { readGraphEnv } from '../../env.ts'
import { startGraph } from '../../graph.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers of every operation there is
export type Answer = any

export interface Graph {
  url: string
  world: TestWorld
  subgraphs: readonly Subgraph[]
  /** The token of the demonstration's person with this role, with changes of who that is. */
  token(role: Role, change?: Partial<Identity>, lifetime?: string): Promise<string>
  ask(token: string | null, query: string, variables?: object): Promise<{ status: number; body: Answer }>
  /** Ends all consumers and tickers: from then on nothing writes but what is asked for. Operations are answered on. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** A feed below the operator's import folder. */
export const FEED_PATH = 'feed.csv'
/** Lists of ten thousand must reach the subgraphs' own limits. */
const BODY_BYTES = 8 * 1024 * 1024

/** The whole graph on a real database with the demonstration data, and a payment provider. */
export async function openGraph(): Promise<Graph> {
  const world = await createTestWorld()
  const sandbox = await startSandbox({
    port: 0,
    data: ':memory:',
    webhookUrl: 'http://127.0.0.1:9/',
    secret: 'a-secret-of-the-sandbox',
  })
  vi.stubEnv('SANDBOX_URL', sandbox.url)
  vi.stubEnv('TEST_CLOCK', '1')
  const importRoot = mkdtempSync(join(tmpdir(), 'fairground-feeds-'))
  copyFileSync(new URL('../../../scripts/demo/feeds/demo-feed.csv', import.meta.url), join(importRoot, FEED_PATH))
  vi.stubEnv('IMPORT_ROOT', importRoot)
  await seed(world.shared)
  const home = mkdtempSync(join(tmpdir(), 'fairground-graph-'))
  const env = readGraphEnv({ PORT: '0', FAIRGROUND_HOME: home, MAX_BODY_BYTES: String(BODY_BYTES) })
  const graph = await startGraph(env, world.shared)
  const issuer = await openDevIssuer(home)
  const identities = developmentIdentities(env.defaultBusinessId)
  return {
    url: graph.url,
    world,
    subgraphs: graph.subgraphs,
    token: (role, change = {}, lifetime) => {
      const identity = identities.find(({ roles }) => roles[0] === role)
      if (!identity) throw new Error(`expected a development identity of ${role}`)
      return issuer.token({ ...identity, ...change }, env.jwt.audience, lifetime)
    },
    ask: async (token, query, variables = {}) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, body: await response.json() }
    },
    rest: async () => {
      await world.settled()
      await Promise.all(graph.subgraphs.map(subgraph => subgraph.stop()))
    },
    close: async () => {
      await graph.close()
      await sandbox.close()
      await world.close()
      vi.unstubAllEnvs()
    },
  }
}
