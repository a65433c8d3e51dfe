import { readFileSync } from 'node:fs'
import { readLaneTable } from '#shared/lanes.ts'
import type { Shared } from '#shared/platform.ts'
import { SUBGRAPHS, type Subgraph } from '#shared/serve.ts'
import { remoteKeys, type TokenRules } from './auth/authenticate.ts'
import { developmentIdentities } from './dev-issuer/identities.ts'
import { type DevIssuer, type Identity, openDevIssuer } from './dev-issuer/issuer.ts'
import type { GraphEnv } from './env.ts'
import { redisCache } from './persisted/cache.ts'
import { type RunningGateway, startGateway } from './server.ts'
import { openSubgraphs } from './subgraphs.ts'

export interface RunningGraph extends RunningGateway {
  /** Tokens of the development issuer, one per role. Empty when a real issuer is configured. */
  tokens: { identity: Identity; token: string }[]
  /** The subgraphs of this process. */
  subgraphs: Subgraph[]
  /** Each dependency's state, 'ok' or what is wrong. */
  health(): Promise<Record<string, string>>
}

const file = (path: string) => readFileSync(new URL(`../schema/${path}`, import.meta.url), 'utf8')

/**
 * The whole graph: the gateway over the subgraphs of this process and, by `env.remotes`, of others. Closing it leaves
 * `shared` to the caller, who opened it.
 */
export async function startGraph(env: GraphEnv, shared: Shared): Promise<RunningGraph> {
  const names = SUBGRAPHS.filter(name => !env.remotes[name])
  const { remotes, secret, poolSize } = env
  const opened = await openSubgraphs({ shared, names, remotes, secret, poolSize })
  const health = async () => ({ ...(await opened.health()), ...(await remoteHealth(remotes)) })
  const devIssuer = env.jwt.jwksUrl ? undefined : await openDevIssuer(env.home)
  const gateway = await startGateway({
    supergraphSdl: file('supergraph.graphql'),
    manifest: file('operations/manifest.json'),
    subgraphs: opened.subgraphs,
    remotes,
    tokens: tokenRules(env, devIssuer),
    devIssuer,
    cache: redisCache(shared.redis, error =>
      shared.log.warn({ err: error }, 'the cache of persisted documents failed'),
    ),
    registry: shared.metrics.registry,
    health,
    lanes: { table: readLaneTable(), controls: shared.controls },
    breakers: shared.breakers,
    reports: shared.reports,
    log: shared.log,
    ...pick(
      env,
      'secret',
      'host',
      'port',
      'production',
      'requirePersisted',
      'front',
      'codegen',
      'splice',
      'plain',
      'share',
      'limits',
      'maxBodyBytes',
      'corsOrigins',
      'subgraphTimeoutMs',
    ),
  })
  await opened.start()
  return {
    ...gateway,
    subgraphs: opened.subgraphs,
    health,
    tokens: devIssuer ? await developmentTokens(devIssuer, env) : [],
    close: async () => {
      await gateway.close()
      await opened.close()
    },
  }
}

function tokenRules({ jwt, defaultBusinessId }: GraphEnv, devIssuer: DevIssuer | undefined): TokenRules {
  const { audience, algorithms } = jwt
  if (devIssuer)
    return { keys: devIssuer.keys, issuer: devIssuer.issuer, audience, algorithms: ['ES256'], defaultBusinessId }
  if (!jwt.jwksUrl || !jwt.issuer) throw new Error('expected JWKS_URL and JWT_ISSUER together')
  return { keys: remoteKeys(jwt.jwksUrl), issuer: jwt.issuer, audience, algorithms, defaultBusinessId }
}

function developmentTokens(issuer: DevIssuer, env: GraphEnv): Promise<RunningGraph['tokens']> {
  const identities = developmentIdentities(env.defaultBusinessId)
  return Promise.all(
    identities.map(async identity => ({ identity, token: await issuer.token(identity, env.jwt.audience) })),
  )
}

/** Asks subgraphs elsewhere whether they are ready. */
async function remoteHealth(remotes: GraphEnv['remotes']): Promise<Record<string, string>> {
  const states = Object.entries(remotes).map(async ([name, url]) => {
    try {
      const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(2_000) })
      return [name, answer.ok ? 'ok' : `status ${answer.status}`] as const
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      return [name, cause instanceof Error ? cause.message || cause.name : String(cause)] as const
    }
  })
  return Object.fromEntries(await Promise.all(states))
}

function pick<T, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
  return Object.fromEntries(keys.map(key => [key, from[key]])) as Pick<T, K>
}
