/** What a channel can do. */
export interface Channel {
  code: string
  displayName: string
  methods: readonly string[]
  currencies: readonly string[]
  enabled: boolean
}

export interface RoutingDecision {
  /** The first channel to try, or null when none fits. */
  chosen: string | null
  candidates: string[]
  eliminated: { channel: string; reason: string }[]
  rule: string
}

/** The sandbox's two channels. */
export const channels: readonly Channel[] = [
  {
    code: 'sandbox-card',
    displayName: 'Sandbox card',
    methods: ['CARD'],
    currencies: ['CNY', 'USD', 'EUR', 'JPY', 'AED'],
    enabled: true,
  },
  {
    code: 'sandbox-wallet',
    displayName: 'Sandbox wallet',
    methods: ['WALLET'],
    currencies: ['CNY', 'USD'],
    enabled: true,
  },
]

/** Chooses a channel for a method and a currency, and says why each other one was left out. Stored with the attempt. */
export function route(method: string, currencyCode: string, available: readonly Channel[] = channels): RoutingDecision {
  const eliminated = available.flatMap(channel => {
    const reason = !channel.enabled
      ? 'disabled'
      : !channel.methods.includes(method)
        ? `does not take ${method}`
        : !channel.currencies.includes(currencyCode)
          ? `does not take ${currencyCode}`
          : null
    return reason ? [{ channel: channel.code, reason }] : []
  })
  const out = new Set(eliminated.map(({ channel }) => channel))
  const candidates = available.map(({ code }) => code).filter(code => !out.has(code))
  return {
    chosen: candidates[0] ?? null,
    candidates,
    eliminated,
    rule: 'first channel that takes the method and the currency',
  }
}

const DISPLAY: Record<string, string> = { CARD: 'Card', WALLET: 'Wallet' }

/** The methods that an amount in this currency can be paid by. */
export function methodsFor(currencyCode: string): { code: string; displayName: string; channelCode: string }[] {
  const codes = new Set(channels.flatMap(channel => channel.methods))
  return [...codes].flatMap(code => {
    const { chosen } = route(code, currencyCode)
    return chosen ? [{ code, displayName: DISPLAY[code] ?? code, channelCode: chosen }] : []
  })
}
