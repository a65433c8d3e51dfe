import type { Capabilities } from '../routing/domain/channel.ts'
import { SANDBOX_CHANNELS } from './channels.ts'
import type { MovementKind, Outcome, PaymentProvider, Unavailable } from './port.ts'
import { readSettlement } from './settlement.ts'

interface Answer {
  id?: string
  status?: string
  amountMinor?: string
  currency?: string
  declineCode?: string
  action?: 'REDIRECT' | 'QR_CODE'
  url?: string
  error?: string
}

const UNKNOWN = { kind: 'UNKNOWN' } as const

/**
 * A channel of the sandbox behind the port. No answer, or one that makes no sense, is UNKNOWN: it may have happened.
 * Only a connection that was never made, and the sandbox's own word that it takes nothing, are UNAVAILABLE.
 */
export function sandboxProvider(
  baseUrl: string,
  timeoutMs: number,
  channel: string,
  capabilities: Capabilities,
): PaymentProvider {
  const request = async (path: string, body?: object): Promise<Response> => {
    const headers = { 'content-type': 'application/json', 'x-sandbox-channel': channel }
    const init: RequestInit = { signal: AbortSignal.timeout(timeoutMs), headers }
    if (body) Object.assign(init, { method: 'POST', body: JSON.stringify(body) })
    return fetch(new URL(path, baseUrl), init)
  }
  const ask = async (path: string, body?: object): Promise<Outcome | Unavailable | null> => {
    try {
      const response = await request(path, body)
      const answer = (await response.json()) as Answer
      if (response.status === 404) return null
      if (response.status === 503 && answer.error === 'unavailable') return { kind: 'UNAVAILABLE' }
      // 409: it has the reference already, and does not say what came of it.
      return response.status >= 500 || response.status === 409 ? UNKNOWN : toOutcome(response.ok, answer)
    } catch (error) {
      return neverConnected(error) ? { kind: 'UNAVAILABLE' } : UNKNOWN
    }
  }
  /** For everything but a charge, to be unavailable tells nothing of what happened before. */
  const known = (answer: Outcome | Unavailable | null) => (answer?.kind === 'UNAVAILABLE' ? UNKNOWN : answer)
  return {
    capabilities,
    charge: async ({ amountMinor, currencyCode, at, ...charge }) => {
      const body = { ...charge, amountMinor: amountMinor.toString(), currency: currencyCode, at: at.toISOString() }
      return (await ask('/v1/charges', body)) ?? UNKNOWN
    },
    follow: async (kind, { amountMinor, at, ...movement }) => {
      const body = { ...movement, amountMinor: amountMinor.toString(), at: at.toISOString() }
      return known(await ask(`/v1/${kind}s`, body)) ?? UNKNOWN
    },
    lookup: async (kind: MovementKind, reference) =>
      known(await ask(`/v1/${kind}s/by-reference/${encodeURIComponent(reference)}`)),
    settlementFile: async (account, day) => {
      const response = await request(`/v1/settlements/${encodeURIComponent(account)}/${day}`)
      if (!response.ok) throw new Error(`settlement file of ${day}: expected status 200, got ${response.status}`)
      return readSettlement(await response.text())
    },
  }
}

/** The sandbox's channels by their codes. */
export function sandboxProviders(baseUrl: string, timeoutMs: number): Record<string, PaymentProvider> {
  return Object.fromEntries(
    Object.entries(SANDBOX_CHANNELS).map(([code, capabilities]) => [
      code,
      sandboxProvider(baseUrl, timeoutMs, code, capabilities),
    ]),
  )
}

function neverConnected(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code === 'ECONNREFUSED'
}

function toOutcome(ok: boolean, answer: Answer): Outcome {
  const { id, status, declineCode, action, url, error } = answer
  if (!ok) return { kind: 'DECLINED', declineCode: error ?? 'refused' }
  if ((status === 'SUCCEEDED' || status === 'AUTHORISED') && id)
    return { kind: status, providerReference: id, ...toldBy(answer) }
  if (status === 'DECLINED') return { kind: 'DECLINED', declineCode: declineCode ?? 'declined' }
  if (status === 'REVERSED') return { kind: 'REVERSED', reason: declineCode ?? 'reversed' }
  if (status === 'ACTION' && url) return { kind: 'ACTION', action: action ?? 'REDIRECT', url }
  return status === 'PENDING' ? { kind: 'PENDING' } : UNKNOWN
}

/** The amount that was really moved, where the channel tells it. */
export function toldBy({ amountMinor, currency }: { amountMinor?: string | undefined; currency?: string | undefined }) {
  return {
    ...(amountMinor === undefined ? {} : { amountMinor: BigInt(amountMinor) }),
    ...(currency === undefined ? {} : { currencyCode: currency }),
  }
}
