import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'

const schema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  SANDBOX_DATA: z.string().default(':memory:'),
  SANDBOX_WEBHOOK_URL: z.url(),
  SANDBOX_SECRET: z.string().min(16),
})

export function readSandboxEnv(source: Record<string, string | undefined> = process.env): SandboxSettings {
  const env = readEnvironment(schema, source)
  return {
    port: env.SANDBOX_PORT,
    host: env.SANDBOX_HOST,
    data: env.SANDBOX_DATA,
    webhookUrl: env.SANDBOX_WEBHOOK_URL,
    secret: env.SANDBOX_SECRET,
  }
}

export interface SandboxSettings {
  port: number
  host?: string
  /** A file, so that money survives a kill; ':memory:' forgets. */
  data: string
  webhookUrl: string
  secret: string
}
