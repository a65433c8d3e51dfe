import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  WEBHOOKS_RATES: z
    .string()
    .default('20,100,200')
    .transform(text => text.split(',').map(Number))
    .pipe(z.array(z.number().int().min(1).max(5000)).min(1)),
  WEBHOOKS_SECONDS: z.coerce.number().int().min(1).max(120).default(15),
})

/** How many webhooks arrive in a second, one round after the other, and for how long. */
export function readWebhooksBenchEnv(source: Record<string, string | undefined> = process.env) {
  const env = readEnvironment(schema, source)
  return { rates: env.WEBHOOKS_RATES, seconds: env.WEBHOOKS_SECONDS }
}
