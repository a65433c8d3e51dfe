import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

/** The database that the command works on. */
export function readMigrateEnv(source: Record<string, string | undefined> = process.env): { databaseUrl: string } {
  return { databaseUrl: readEnvironment(z.object({ DATABASE_URL: z.url() }), source).DATABASE_URL }
}
