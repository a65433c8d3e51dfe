import { resolve } from 'node:path'
import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  GRAPH_URL: z.url().default('http://127.0.0.1:4000/graphql'),
  FAIRGROUND_HOME: z.string().default('.fairground'),
})

export function readDemoEnv(source: Record<string, string | undefined> = process.env): { url: string; home: string } {
  const env = readEnvironment(schema, source)
  return { url: env.GRAPH_URL, home: resolve(env.FAIRGROUND_HOME) }
}
