import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import type { PaymentDeps } from './deps.ts'
import { AWAITED_MS } from './domain/schedule.ts'
import { sandboxProviders } from './provider/sandbox.ts'
import { allowAll } from './risk/port.ts'

const schema = z.object({
  SANDBOX_URL: z.url().default('http://127.0.0.1:4600'),
  WEBHOOK_SECRETS: z.string().default('fairground-development-webhook-0000'),
  PROVIDER_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(AWAITED_MS - 1000)
    .default(5000),
})

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): Omit<PaymentDeps, 'platform'> {
  const env = readEnvironment(schema, source)
  const webhookSecrets = env.WEBHOOK_SECRETS.split(',')
    .map(secret => secret.trim())
    .filter(Boolean)
  const providers = sandboxProviders(env.SANDBOX_URL, env.PROVIDER_TIMEOUT_MS)
  return { providers, risk: allowAll, webhookSecrets }
}
