import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  BENCH_SECONDS: z.coerce.number().min(1).max(120).default(4),
  BENCH_ROUNDS: z.coerce.number().int().min(1).max(50).default(3),
  BENCH_CONNECTIONS: z.coerce.number().int().min(1).max(512).default(32),
})

/** How long and how hard the benchmark measures. */
export function readBenchEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(schema, source)
  return { seconds: env.BENCH_SECONDS, rounds: env.BENCH_ROUNDS, connections: env.BENCH_CONNECTIONS }
}
