import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const importer = z.object({ DATABASE_URL: z.url(), REDIS_URL: z.url() })

export function readImporterEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(importer, source)
  return { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL }
}

/** What is measured, in this order. All but the first need it. */
const STEPS = ['first', 'again', 'killed', 'changed'] as const

const benchmark = z.object({
  IMPORT_STEPS: z
    .string()
    .default(STEPS.join(','))
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(STEPS))),
  IMPORT_ROWS: z.coerce.number().int().min(1000).max(50_000_000).default(1_000_000),
  IMPORT_VARIANTS: z.coerce.number().int().min(1).max(100).default(1),
})

/** How large the benchmark's feed is, how many of its rows are one product, and what is done with it. */
export function readImportBenchEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(benchmark, source)
  return { rows: env.IMPORT_ROWS, variants: env.IMPORT_VARIANTS, steps: new Set(env.IMPORT_STEPS) }
}
