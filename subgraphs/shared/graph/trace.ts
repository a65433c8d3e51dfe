import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Claims } from '../auth/viewer.ts'

/** The claims of the operation being executed, so that calls made on its behalf carry its request id and trace. */
export const currentClaims = new AsyncLocalStorage<Claims>()

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

/**
 * A W3C traceparent for a new span: within the trace of `parent` when that is well-formed, else of a new, sampled trace.
 * Source: W3C Trace Context, section 3.2 (a malformed header is dropped and the trace restarted).
 */
export function childTraceparent(parent?: string | null): string {
  const [, trace = '', span = '', flags = '01'] = TRACEPARENT.exec(parent ?? '') ?? []
  const valid = /[^0]/.test(trace) && /[^0]/.test(span)
  return `00-${valid ? trace : randomUUID().replaceAll('-', '')}-${newSpan()}-${valid ? flags : '01'}`
}

/** randomUUID draws from a pool that is filled ahead; randomBytes asks the system each time, once per fetch. */
function newSpan(): string {
  return randomUUID().slice(24) + randomUUID().slice(0, 4)
}

/** Request id and trace of the current operation, or new ones outside of any (consumers, tickers). */
export function currentTrace(): { requestId: string; traceparent: string } {
  const claims = currentClaims.getStore()
  return { requestId: claims?.requestId ?? randomUUID(), traceparent: childTraceparent(claims?.traceparent) }
}
