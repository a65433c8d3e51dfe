import { type Breaker, BreakerOpenError, type Breakers } from '#shared/breakers.ts'
import type { Outcome, PaymentProvider } from './port.ts'

const isFailedAnswer = (answer: unknown) => {
  const { kind } = (answer ?? {}) as { kind?: string }
  return kind === 'UNKNOWN' || kind === 'UNAVAILABLE'
}

/**
 * Payment channels behind circuit breakers. A charge that is not sent is UNAVAILABLE: certainly nothing was charged, and
 * another channel may be asked. Everything that asks about something older stays UNKNOWN, because not asking tells
 * nothing: neither that it was declined nor that the channel has never heard of it.
 */
export function guardProviders(
  providers: Readonly<Record<string, PaymentProvider>>,
  breakers: Pick<Breakers, 'get'>,
): Record<string, PaymentProvider> {
  return Object.fromEntries(
    Object.entries(providers).map(([code, provider]) => [
      code,
      guarded(provider, breakers.get(`payment.${code}`, { isFailedAnswer })),
    ]),
  )
}

function guarded(provider: PaymentProvider, breaker: Breaker): PaymentProvider {
  const ask = async <T, O>(call: () => Promise<T>, otherwise: O): Promise<T | O> => {
    try {
      return await breaker.run(call)
    } catch (error) {
      if (error instanceof BreakerOpenError) return otherwise
      throw error
    }
  }
  const unknown: Outcome = { kind: 'UNKNOWN' }
  return {
    capabilities: provider.capabilities,
    charge: charge => ask(() => provider.charge(charge), { kind: 'UNAVAILABLE' } as const),
    follow: (kind, request) => ask(() => provider.follow(kind, request), unknown),
    lookup: (kind, reference) => ask(() => provider.lookup(kind, reference), unknown),
    // Files come from elsewhere, once a day: whether they can be had says nothing of charges.
    settlementFile: (account, day) => provider.settlementFile(account, day),
  }
}
