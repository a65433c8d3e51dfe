import type { Outcome, PaymentProvider, Unavailable } from './port.ts'

interface Answer {
  id?: string
  status?: string
  declineCode?: string
  url?: string
  error?: string
}

const UNKNOWN = { kind: 'UNKNOWN' } as const

/**
 * A channel of the sandbox behind the port. No answer, or one that makes no sense, is UNKNOWN: it may have happened.
 * Only a connection that was never made, and the sandbox's own word that it takes nothing, are UNAVAILABLE.
 */
export function sandboxProvider(baseUrl: string, timeoutMs: number, channel: string): PaymentProvider {
  const ask = async (path: string, body?: object): Promise<Outcome | Unavailable | null> => {
    const headers = { 'content-type': 'application/json', 'x-sandbox-channel': channel }
    const init: RequestInit = { signal: AbortSignal.timeout(timeoutMs), headers }
    if (body) {
      init.method = 'POST'
      init.body = JSON.stringify(body)
    }
    try {
      const response = await fetch(new URL(path, baseUrl), init)
      const answer = (await response.json()) as Answer
      if (response.status === 404) return null
      if (response.status === 503 && answer.error === 'unavailable') return { kind: 'UNAVAILABLE' }
      return response.status >= 500 ? UNKNOWN : toOutcome(response.ok, answer)
    } catch (error) {
      return neverConnected(error) ? { kind: 'UNAVAILABLE' } : UNKNOWN
    }
  }
  /** For everything but a charge, to be unavailable tells nothing of what happened before. */
  const known = (answer: Outcome | Unavailable | null) => (answer?.kind === 'UNAVAILABLE' ? UNKNOWN : answer)
  const lookup = async (kind: 'charges' | 'refunds', reference: string) =>
    known(await ask(`/v1/${kind}/by-reference/${encodeURIComponent(reference)}`))
  return {
    charge: async ({ amountMinor, currencyCode, ...charge }) =>
      (await ask('/v1/charges', { ...charge, amountMinor: amountMinor.toString(), currency: currencyCode })) ?? UNKNOWN,
    lookupCharge: reference => lookup('charges', reference),
    refund: async ({ amountMinor, ...refund }) =>
      known(await ask('/v1/refunds', { ...refund, amountMinor: amountMinor.toString() })) ?? UNKNOWN,
    lookupRefund: reference => lookup('refunds', reference),
  }
}

/** The sandbox's channels by their codes. */
export function sandboxProviders(baseUrl: string, timeoutMs: number): Record<string, PaymentProvider> {
  const codes = ['sandbox-card', 'sandbox-wallet']
  return Object.fromEntries(codes.map(code => [code, sandboxProvider(baseUrl, timeoutMs, code)]))
}

function neverConnected(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code === 'ECONNREFUSED'
}

function toOutcome(ok: boolean, { id, status, declineCode, url, error }: Answer): Outcome {
  if (!ok) return { kind: 'DECLINED', declineCode: error ?? 'refused' }
  if (status === 'SUCCEEDED' && id) return { kind: 'SUCCEEDED', providerReference: id }
  if (status === 'DECLINED') return { kind: 'DECLINED', declineCode: declineCode ?? 'declined' }
  if (status === 'ACTION' && url) return { kind: 'ACTION', url }
  return status === 'PENDING' ? { kind: 'PENDING' } : UNKNOWN
}
