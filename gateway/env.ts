import { join } from 'node:path'
import { z } from 'zod'
import { list, readEnvironment } from '#shared/env.ts'
import { SUBGRAPHS, type SubgraphName } from '#shared/serve/schema.ts'
import { SHARING, type Sharing } from './execution/sources/sharing.ts'
import { readWorkers, type WorkerSettings, workerVariables } from './workers/env.ts'

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform(value => value === '1')
const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback)

/** Signs what passes between processes of a developer's machine. Refused in production. */
const DEVELOPMENT_SECRET = 'fairground-development-secret-000'

const switchedOn = z
  .enum(['on', 'off'])
  .default('on')
  .transform(value => value === 'on')

/** How answers are made. They are the same, made with more work where one is off. */
const execution = {
  /** Off where code must not be generated at run time. */
  GATEWAY_CODEGEN: switchedOn,
  /** Off leaves everything to the general executor. */
  GATEWAY_SPLICE: switchedOn,
  /** Off leaves reading every request to node:http. */
  GATEWAY_PLAIN_HTTP: switchedOn,
}

const common = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  ...workerVariables,
  DATABASE_URL: z.string().default(''),
  REDIS_URL: z.string().default(''),
  FAIRGROUND_HOME: z.string().default('.fairground'),
  SUBGRAPH_TIMEOUT_MS: count(5_000, 60_000),
  JWT_AUDIENCE: z.string().default('fairground'),
  JWT_ALGORITHMS: list
    .pipe(z.array(z.enum(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])).min(1))
    .default(['RS256', 'ES256', 'EdDSA']),
  DEFAULT_BUSINESS_ID: z.string().default('biz_demo'),
  REQUIRE_PERSISTED: flag,
  FRONT: z.enum(['edge', 'apollo']).default('edge'),
  ...execution,
  SHARE_FETCHES: z.enum(SHARING).default('auto'),
  CORS_ORIGINS: list,
  MAX_BODY_BYTES: count(1024 * 1024, 100 * 1024 * 1024),
  MAX_DEPTH: count(15, 100),
  MAX_COST: count(10_000, 10_000_000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  ...Object.fromEntries(SUBGRAPHS.map(name => [urlVariable(name), z.url().optional()])),
}

/** In production nothing that trusts everybody has a default. */
const production = z.object({
  ...common,
  NODE_ENV: z.literal('production'),
  SUBGRAPH_SECRET: z
    .string('must be set in production')
    .min(32)
    .refine(secret => secret !== DEVELOPMENT_SECRET, 'must not be the development secret in production'),
  JWKS_URL: z.url('must be set in production: the development issuer signs for anybody'),
  JWT_ISSUER: z.string('must be set in production: any issuer would be believed'),
  TEST_CLOCK: z
    .literal('0', 'must not be set in production')
    .default('0')
    .transform(() => false),
})

const development = z.object({
  ...common,
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  SUBGRAPH_SECRET: z.string().min(32).default(DEVELOPMENT_SECRET),
  JWKS_URL: z.url().optional(),
  JWT_ISSUER: z.string().optional(),
  TEST_CLOCK: flag,
})

/** With a real issuer's keys, its name must be known as well. */
const developmentWithIssuer = development.extend({ JWKS_URL: z.url(), JWT_ISSUER: z.string('is needed with JWKS_URL') })

/** A subgraph alone sees no tokens. */
const productionSubgraph = production.extend({ JWKS_URL: z.url().optional(), JWT_ISSUER: z.string().optional() })

function schemaFor(source: Record<string, string | undefined>, part: 'gateway' | 'subgraph') {
  if (source.NODE_ENV === 'production') return part === 'gateway' ? production : productionSubgraph
  return source.JWKS_URL ? developmentWithIssuer : development
}

function urlVariable(name: SubgraphName): string {
  return `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL`
}

/** Settings of a process that runs the gateway, subgraphs, or both. */
export interface GraphEnv extends WorkerSettings {
  production: boolean
  host: string
  port: number
  databaseUrl: string
  redisUrl: string
  /** The data folder; holds the development issuer's key. */
  home: string
  secret: string
  subgraphTimeoutMs: number
  jwt: { jwksUrl?: string; issuer?: string; audience: string; algorithms: string[] }
  defaultBusinessId: string
  requirePersisted: boolean
  /** What speaks GraphQL over HTTP. */
  front: 'edge' | 'apollo'
  codegen: boolean
  splice: boolean
  /** Whether plain requests are read without node:http. */
  plain: boolean
  /** What strangers share of fetches from subgraphs elsewhere. */
  share: Sharing
  corsOrigins: string[]
  maxBodyBytes: number
  limits: { maxDepth: number; maxCost: number }
  testClock: boolean
  logLevel: string
  /** Subgraphs in other processes. */
  remotes: Partial<Record<SubgraphName, string>>
}

/** Reads the settings; all mistakes are reported together. */
export function readGraphEnv(
  source: Record<string, string | undefined> = process.env,
  part: 'gateway' | 'subgraph' = 'gateway',
): GraphEnv {
  const env = readEnvironment(schemaFor(source, part), source)
  const urls = env as unknown as Record<string, string | undefined>
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    ...readWorkers(env),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    home: env.FAIRGROUND_HOME,
    secret: env.SUBGRAPH_SECRET,
    subgraphTimeoutMs: env.SUBGRAPH_TIMEOUT_MS,
    jwt: { jwksUrl: env.JWKS_URL, issuer: env.JWT_ISSUER, audience: env.JWT_AUDIENCE, algorithms: env.JWT_ALGORITHMS },
    defaultBusinessId: env.DEFAULT_BUSINESS_ID,
    requirePersisted: env.REQUIRE_PERSISTED,
    front: env.FRONT,
    codegen: env.GATEWAY_CODEGEN,
    splice: env.GATEWAY_SPLICE,
    plain: env.GATEWAY_PLAIN_HTTP,
    share: env.SHARE_FETCHES,
    corsOrigins: env.CORS_ORIGINS,
    maxBodyBytes: env.MAX_BODY_BYTES,
    limits: { maxDepth: env.MAX_DEPTH, maxCost: env.MAX_COST },
    testClock: env.TEST_CLOCK,
    logLevel: env.LOG_LEVEL,
    remotes: Object.fromEntries(
      SUBGRAPHS.flatMap(name => (urls[urlVariable(name)] ? [[name, urls[urlVariable(name)]]] : [])),
    ),
  }
}

/** The embedded index of one process is in memory by default; several need the same one. Call before they are started. */
export function shareSearchIndex({ home }: GraphEnv): void {
  process.env.SEARCH_FILE ||= join(home, 'search', 'products.sqlite')
}

/** Keeps @apollo/gateway from reporting to its vendor, which it does by default since 2.14. Call before it is loaded. */
export function disableTelemetry(): void {
  process.env.APOLLO_TELEMETRY_DISABLED = '1'
}

/** Settings of the gateway without this project's graph, which is told the rest by its command line. */
export type StandaloneEnv = Pick<GraphEnv, 'codegen' | 'splice' | 'plain' | 'workers' | 'semiSpaceMb' | 'redisUrl'>

export function readStandaloneEnv(source: Record<string, string | undefined> = process.env): StandaloneEnv {
  const { WORKERS, SEMI_SPACE_MB } = workerVariables
  const schema = z.object({ ...execution, WORKERS, SEMI_SPACE_MB, REDIS_URL: common.REDIS_URL })
  const env = readEnvironment(schema, source)
  return {
    codegen: env.GATEWAY_CODEGEN,
    splice: env.GATEWAY_SPLICE,
    plain: env.GATEWAY_PLAIN_HTTP,
    workers: env.WORKERS,
    semiSpaceMb: env.SEMI_SPACE_MB,
    redisUrl: env.REDIS_URL,
  }
}
