import { resolve } from 'node:path'
import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  GRAPH_URL: z.url().default('http://127.0.0.1:4000/graphql'),
  GRAPH_TOKEN: z.string().optional(),
  FAIRGROUND_HOME: z.string().default('.fairground'),
})

/** Where the graph is, and who imports: `token`, or the operator of a graph that `npm start` runs from `home`. */
export function readImportEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(schema, source)
  return { url: env.GRAPH_URL, token: env.GRAPH_TOKEN, home: resolve(env.FAIRGROUND_HOME) }
}
