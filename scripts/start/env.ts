import { resolve } from 'node:path'
import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import { connectionsOf, readWorkers, workerVariables } from '../../gateway/workers/env.ts'

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  FAIRGROUND_HOME: z.string().default('.fairground'),
  ...workerVariables,
  DATABASE_URL: z.string().optional(),
  REDIS_URL: z.string().optional(),
  SANDBOX_URL: z.string().optional(),
})

/** What `npm start` reads itself; everything else is read by the parts it starts. */
export interface StartSettings {
  port: number
  home: string
  databaseUrl?: string
  redisUrl?: string
  sandboxUrl?: string
  /** Database connections of all workers. */
  connections: number
}

export function readStartSettings(source: Record<string, string | undefined> = process.env): StartSettings {
  const env = readEnvironment(schema, source)
  return {
    port: env.PORT,
    home: resolve(env.FAIRGROUND_HOME),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    sandboxUrl: env.SANDBOX_URL,
    connections: connectionsOf(readWorkers(env)),
  }
}

/** Sets what the parts of this process read from the environment, except where the user has set it. */
export function provideDefaults(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ||= value
}
