import { parseArgs } from 'node:util'
import { z } from 'zod'
import { queries } from './queries.ts'

const USAGE = `npm run bench:gateway -- [options]
  --only <names>        these gateways only, separated by commas (see bench/gateway/targets.ts)
  --queries <names>     these queries only (see bench/gateway/queries.ts)
  --tables <names>      unique, identical or both (the default)
  --seconds <n>         of each measurement, default 4
  --rounds <n>          default 5
  --warm <n>            seconds before the first round, default 3
  --connections <n>     default 64
  --with-hive           also @graphql-hive/gateway's runtime, installed into node_modules/.cache when it is not there
  --peer <name>=<command>,<url>   one more gateway, may be repeated; {supergraph} and {port} are filled in
  --out <folder>        default bench/results`

const names = z.string().transform(text => text.split(',').map(name => name.trim()))
const oneOf = (known: readonly string[]) => names.pipe(z.array(z.enum(known)))

const schema = z.object({
  only: names.optional(),
  queries: oneOf(queries.map(({ name }) => name)).optional(),
  tables: oneOf(['unique', 'identical']).optional(),
  seconds: z.coerce.number().min(0.5).max(120).default(4),
  rounds: z.coerce.number().int().min(1).max(50).default(5),
  warm: z.coerce.number().min(0.5).max(60).default(3),
  connections: z.coerce.number().int().min(1).max(512).default(64),
  'with-hive': z.boolean().default(false),
  peer: z.array(z.string().regex(/^[^=]+=.+,https?:\/\/[^,]+$/s, 'expected name=command,url')).default([]),
  out: z.string().optional(),
})

export type BenchOptions = z.output<typeof schema>

/** Reads the command line; ends the process with the usage when it does not fit or is asked for. */
export function readOptions(args: string[]): BenchOptions {
  const value = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: value,
        queries: value,
        tables: value,
        seconds: value,
        rounds: value,
        warm: value,
        connections: value,
        'with-hive': { type: 'boolean' },
        help: { type: 'boolean' },
        peer: { type: 'string', multiple: true },
        out: value,
      },
    })
    if (values.help) {
      console.log(USAGE)
      process.exit(0)
    }
    return schema.parse(values)
  } catch (error) {
    console.error(`${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}\n\n${USAGE}`)
    process.exit(2)
  }
}
