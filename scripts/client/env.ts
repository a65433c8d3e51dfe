import { resolve } from 'node:path'
import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  GRAPH_URL: z.url().optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  GRAPH_TOKEN: z.string().optional(),
  FAIRGROUND_HOME: z.string().default('.fairground'),
})

/** A running graph: where it is, the data folder of `npm start`, and who operates it if not its development issuer says so. */
export interface ClientEnv {
  url: string
  token: string | undefined
  home: string
}

/** With the settings of `npm start` it is the graph that this started. */
export function readClientEnv(source: Record<string, string | undefined> = process.env): ClientEnv {
  const env = readEnvironment(schema, source)
  const url = env.GRAPH_URL ?? `http://127.0.0.1:${env.PORT}/graphql`
  return { url, token: env.GRAPH_TOKEN, home: resolve(env.FAIRGROUND_HOME) }
}
