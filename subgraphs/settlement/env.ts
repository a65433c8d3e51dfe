import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import { httpTransfers, type TransferProvider } from './provider/transfers.ts'

const schema = z.object({
  SANDBOX_URL: z.url().default('http://127.0.0.1:4600'),
  SETTLEMENT_HOLD_DAYS: z.coerce.number().min(0).max(365).default(0),
  PROVIDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
})

/** Reads the subgraph's settings; all mistakes are reported together. */
export function readEnv(source: Record<string, string | undefined> = process.env): {
  transfers: TransferProvider
  holdMs: number
} {
  const env = readEnvironment(schema, source)
  return {
    transfers: httpTransfers(env.SANDBOX_URL, env.PROVIDER_TIMEOUT_MS),
    holdMs: env.SETTLEMENT_HOLD_DAYS * 86_400_000,
  }
}
