import { BreakerOpenError } from '../breakers.ts'

/** Connections that were refused, broke, or that the server ended. */
const CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', 'P1001', 'P1017']
/** What the driver says of others, which it gives no code. */
const WORDS = /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database/

/** Whether an error says that its dependency could not be reached: nothing is wrong with what was asked. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof BreakerOpenError) return true
  const { code, cause, message } = error as Error & { code?: unknown }
  return CODES.includes(String(code)) || WORDS.test(message) || (cause !== error && isUnreachable(cause))
}
