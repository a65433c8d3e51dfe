import type { Outcome, PaymentProvider } from './port.ts'

interface Answer {
  id?: string
  status?: string
  declineCode?: string
  url?: string
  error?: string
}

/** The sandbox's HTTP interface behind the port. No answer, or one that makes no sense, is UNKNOWN: it may have happened. */
export function sandboxProvider(baseUrl: string, timeoutMs: number): PaymentProvider {
  const ask = async (path: string, body?: object): Promise<Outcome | null> => {
    const init: RequestInit = { signal: AbortSignal.timeout(timeoutMs) }
    if (body) {
      init.method = 'POST'
      init.headers = { 'content-type': 'application/json' }
      init.body = JSON.stringify(body)
    }
    try {
      const response = await fetch(new URL(path, baseUrl), init)
      const answer = (await response.json()) as Answer
      if (response.status === 404) return null
      return response.status >= 500 ? { kind: 'UNKNOWN' } : toOutcome(response.ok, answer)
    } catch {
      return { kind: 'UNKNOWN' }
    }
  }
  const send = async (path: string, body: object) => (await ask(path, body)) ?? { kind: 'UNKNOWN' as const }
  return {
    charge: ({ amountMinor, currencyCode, ...charge }) =>
      send('/v1/charges', { ...charge, amountMinor: amountMinor.toString(), currency: currencyCode }),
    lookupCharge: reference => ask(`/v1/charges/by-reference/${encodeURIComponent(reference)}`),
    refund: ({ amountMinor, ...refund }) => send('/v1/refunds', { ...refund, amountMinor: amountMinor.toString() }),
    lookupRefund: reference => ask(`/v1/refunds/by-reference/${encodeURIComponent(reference)}`),
  }
}

function toOutcome(ok: boolean, { id, status, declineCode, url, error }: Answer): Outcome {
  if (!ok) return { kind: 'DECLINED', declineCode: error ?? 'refused' }
  if (status === 'SUCCEEDED' && id) return { kind: 'SUCCEEDED', providerReference: id }
  if (status === 'DECLINED') return { kind: 'DECLINED', declineCode: declineCode ?? 'declined' }
  if (status === 'ACTION' && url) return { kind: 'ACTION', url }
  return status === 'PENDING' ? { kind: 'PENDING' } : { kind: 'UNKNOWN' }
}
