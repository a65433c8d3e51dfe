import { setTimeout } from 'node:timers/promises'
import { PATIENCE_MS } from './until.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field
export type Answer = any
export type Ask = (role: string, step: string, document: string, variables?: object) => Promise<Answer>

/** What the same request may be sent again for: the process that had it was killed, or is behind on a busy machine. */
const AGAIN = ['UNAVAILABLE', 'OVERLOADED', 'IDEMPOTENCY_IN_FLIGHT']

/**
 * Sends a request until it is answered, as a client does that was told nothing, unless the graph has `failed`. Answers the
 * first field.
 */
export function createAsk(url: string, tokens: ReadonlyMap<string, string>, failed: Promise<never>): Ask {
  const once = async (role: string, step: string, document: string, variables: object) => {
    const headers = { 'content-type': 'application/json', 'x-step': step, authorization: `Bearer ${tokens.get(role)}` }
    const body = JSON.stringify({ query: document, variables })
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
    const { data, errors } = (await response.json()) as Answer
    if (errors) return { error: errors[0].extensions?.code, message: `${step}: ${errors[0].message}` }
    const [answer] = Object.values(data) as Answer[]
    const again = answer?.userErrors?.find(({ code }: Answer) => AGAIN.includes(code))
    return again ? { error: again.code, message: again.message } : { answer }
  }
  return async (role, step, document, variables = {}) => {
    const deadline = Date.now() + PATIENCE_MS
    for (;;) {
      const { answer, error, message } = await once(role, step, document, variables).catch(cause => ({
        error: 'UNAVAILABLE',
        message: `${step}: ${cause}`,
        answer: undefined,
      }))
      if (error === undefined) return answer
      if (!AGAIN.includes(error) || Date.now() > deadline) throw new Error(`${error} ${message}`)
      await Promise.race([setTimeout(50), failed])
    }
  }
}
