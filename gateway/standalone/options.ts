import { parseArgs } from 'node:util'
import { SHARING, type Sharing } from '../execution/sources/sharing.ts'

export const USAGE = `Serves a Federation 2 supergraph.

  npm run gateway -- --supergraph <file or URL> [options]
  npm run gateway -- explain <file of an operation> --supergraph <file or URL>

  --supergraph <file|URL>   the composed supergraph
  --port <number>           default 4000; 0 takes a free one
  --host <name>             default 127.0.0.1
  --subgraph <name>=<url>   where a subgraph is, instead of what the supergraph says; can be repeated.
                            unix:/path/of.sock:/graphql for a unix socket
  --forward <header>        a header of clients that goes on to subgraphs; can be repeated.
                            Default: authorization, cookie, x-request-id, traceparent, tracestate
  --poll <seconds>          how often the supergraph is looked at for a new one; default 10, 0 never. SIGHUP looks at once
  --timeout <ms>            for a fetch from a subgraph; default 30000
  --share <how>             what requests that nothing tells apart share of subgraphs, <subgraph>=<how> of one; can be
                            repeated. off, flight (identical fetches), batch (look-ups of entities, too), or auto, which
                            does both as long as it saves fetches; default auto
  --pipeline <number>       up to so many queries go to a subgraph on one connection together, <subgraph>=<number> of one;
                            can be repeated. Default 1. 8 saves most of the work of sockets under load; for subgraphs
                            that answer requests of a connection side by side, as those on node:http do
  --manifest <file>         persisted operations
  --require-persisted       nothing but those
  --no-introspection        hides the schema and the explorer
  --max-depth, --max-aliases, --max-root-fields, --max-cost <number>   limits of an operation; default 15, 30, 20, 10000
  --max-body <bytes>        default 1048576
  --log <level>             default info
  --help, -h                prints this

In the environment: WORKERS (a number or auto), SEMI_SPACE_MB, REDIS_URL, GATEWAY_CODEGEN=off, GATEWAY_SPLICE=off,
GATEWAY_PLAIN_HTTP=off; see docs/api/gateway.md.`

/** A setting of each subgraph, and of all others. */
export interface Each<T> {
  by: ReadonlyMap<string, T>
  otherwise: T
}

export interface StandaloneOptions {
  supergraph: string
  /** Explains this operation and ends. */
  explain: string | null
  port: number
  host: string
  /** Name to URL. */
  subgraphs: ReadonlyMap<string, string>
  forward: readonly string[]
  pollSeconds: number
  timeoutMs: number
  share: Each<Sharing>
  /** How many queries may go on one connection together. */
  pipeline: Each<number>
  manifest: string | null
  requirePersisted: boolean
  introspection: boolean
  limits: { maxDepth: number; maxAliases: number; maxRootFields: number; maxCost: number }
  maxBodyBytes: number
  logLevel: string
}

/** The command line was not understood; the message says what was expected. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** More would only have more wait for one another. */
const MAX_DEPTH = 64
const FORWARDED = ['authorization', 'cookie', 'x-request-id', 'traceparent', 'tracestate']

/** Whether the command line asks for the usage, whatever else it says. */
export const asksForHelp = (args: readonly string[]) => args.some(arg => arg === '--help' || arg === '-h')

/** Throws UsageError. */
export function readOptions(args: readonly string[]): StandaloneOptions {
  const { values, positionals } = parsed(args)
  const [command, file] = positionals
  if (command !== undefined && command !== 'explain')
    throw new UsageError(`expected explain or nothing, got ${command}`)
  if (command === 'explain' && !file) throw new UsageError('explain: expected the file of an operation')
  if (!values.supergraph) throw new UsageError('--supergraph: expected a file or a URL')
  return {
    supergraph: values.supergraph,
    explain: file ?? null,
    port: number('port', values.port, 4000, 65_535),
    host: values.host,
    subgraphs: new Map(values.subgraph.map(pair)),
    forward: values.forward.length > 0 ? values.forward.map(name => name.toLowerCase()) : FORWARDED,
    pollSeconds: number('poll', values.poll, 10),
    timeoutMs: number('timeout', values.timeout, 30_000),
    share: each(values.share, 'auto', sharing),
    pipeline: each(values.pipeline, 1, depth),
    manifest: values.manifest ?? null,
    requirePersisted: values['require-persisted'],
    introspection: !values['no-introspection'],
    limits: {
      maxDepth: number('max-depth', values['max-depth'], 15),
      maxAliases: number('max-aliases', values['max-aliases'], 30),
      maxRootFields: number('max-root-fields', values['max-root-fields'], 20),
      maxCost: number('max-cost', values['max-cost'], 10_000),
    },
    maxBodyBytes: number('max-body', values['max-body'], 1024 * 1024),
    logLevel: values.log,
  }
}

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const list = { type: 'string', multiple: true, default: [] as string[] } as const

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        supergraph: text,
        port: text,
        host: { type: 'string', default: '127.0.0.1' },
        subgraph: list,
        forward: list,
        poll: text,
        timeout: text,
        share: list,
        pipeline: list,
        manifest: text,
        'require-persisted': flag,
        'no-introspection': flag,
        'max-depth': text,
        'max-aliases': text,
        'max-root-fields': text,
        'max-cost': text,
        'max-body': text,
        log: { type: 'string', default: 'info' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function number(name: string, given: string | undefined, fallback: number, max = Number.MAX_SAFE_INTEGER): number {
  if (given === undefined) return fallback
  const value = Number(given)
  if (!/^\d+$/.test(given) || value > max)
    throw new UsageError(`--${name}: expected a number up to ${max}, got ${given}`)
  return value
}

function pair(given: string): [string, string] {
  const at = given.indexOf('=')
  if (at < 1) throw new UsageError(`--subgraph: expected <name>=<url>, got ${given}`)
  return [given.slice(0, at), given.slice(at + 1)]
}

/** `<value>` for all, `<subgraph>=<value>` for one. */
function each<T>(given: readonly string[], fallback: T, read: (text: string, given: string) => T): Each<T> {
  const by = new Map<string, T>()
  let otherwise = fallback
  for (const one of given) {
    const at = one.lastIndexOf('=')
    const value = read(one.slice(at + 1), one)
    if (at < 0) otherwise = value
    else by.set(one.slice(0, at), value)
  }
  return { by, otherwise }
}

function sharing(text: string, given: string): Sharing {
  const how = SHARING.find(known => known === text)
  if (!how) throw new UsageError(`--share: expected one of ${SHARING.join(', ')}, got ${given}`)
  return how
}

function depth(text: string, given: string): number {
  const most = Number(text)
  if (/^\d+$/.test(text) && most >= 1 && most <= MAX_DEPTH) return most
  throw new UsageError(`--pipeline: expected a number from 1 to ${MAX_DEPTH}, got ${given}`)
}
