import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  CRASH_SEED: z.coerce
    .number()
    .int()
    .min(0)
    .default(() => Date.now() % 1_000_000),
  CRASH_POINT: z.string().default(''),
  CRASH_PART: z
    .string()
    .regex(/^[1-9]\d*\/[1-9]\d*$/, 'expected a part and how many there are, as 1/4')
    .default('1/1'),
})

export interface CrashSettings {
  /** Decides which points the sample takes. */
  seed: number
  /** A whole run takes the points whose name contains this, and of those this part. */
  only: string
  part: { index: number; of: number }
}

export function readCrashEnv(source: Record<string, string | undefined> = process.env): CrashSettings {
  const env = readEnvironment(schema, source)
  const [number, of] = env.CRASH_PART.split('/').map(Number)
  return { seed: env.CRASH_SEED, only: env.CRASH_POINT, part: { index: number! - 1, of: of! } }
}
