import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import type { AttributionSettings } from './deps.ts'

/** Known to everybody who has the source, so never accepted in production. */
const DEVELOPMENT_SECRET = 'fairground-development-attribution-secret'

const schema = z
  .object({
    NODE_ENV: z.string().optional(),
    /** At least 32 characters; several separated by commas while the secret is changed: the first signs, all verify. */
    ATTRIBUTION_SECRET: z
      .string()
      .default(DEVELOPMENT_SECRET)
      .transform(text => text.split(',').map(secret => secret.trim()))
      .pipe(z.array(z.string().min(32)).min(1)),
    ATTRIBUTION_TOKEN_MINUTES: z.coerce.number().positive().max(1440).default(30),
  })
  .refine(env => env.NODE_ENV !== 'production' || !env.ATTRIBUTION_SECRET.includes(DEVELOPMENT_SECRET), {
    path: ['ATTRIBUTION_SECRET'],
    message: 'expected a secret of your own in production',
  })

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): {
  attribution: AttributionSettings
} {
  const env = readEnvironment(schema, source)
  return { attribution: { secrets: env.ATTRIBUTION_SECRET, lifetimeMs: env.ATTRIBUTION_TOKEN_MINUTES * 60_000 } }
}
