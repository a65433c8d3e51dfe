/** What a channel asks for and takes in one currency. */
export interface ChannelTerms {
  currencyCode: string
  minAmountMinor: bigint
  /** null: no upper limit of its own. */
  maxAmountMinor: bigint | null
  fixedFeeMinor: bigint
  /** Hundredths of a percent of the amount. */
  feeBasisPoints: number
}

/**
 * Whose a channel's tokens of cards are. CHANNEL: they work only where they were made, so a payment cannot be tried
 * elsewhere with them. PORTABLE: network tokens, which other channels with portable tokens take too.
 */
export type Tokenisation = 'NONE' | 'CHANNEL' | 'PORTABLE'

/** How a channel works. A business cannot publish these: they are what its code and its contract make of it. */
export interface Capabilities {
  /** A charge that is sent again under its reference is answered with what the first one did. */
  idempotentRetry: boolean
  /** What can be done with authorised money. */
  capture: 'NONE' | 'FULL' | 'PARTIAL'
  /** Charges and refunds are never answered at once: a webhook or a look-up tells. */
  asynchronous: boolean
}

/** A channel of a business and what it can do. */
export interface Channel {
  code: string
  /** How often it was published; 0 is what comes with the code. */
  version: number
  displayName: string
  enabled: boolean
  methods: readonly string[]
  tokenisation: Tokenisation
  /** Whether it can charge again without the shopper. */
  recurring: boolean
  capabilities: Capabilities
  /** One for each currency that it takes. */
  terms: readonly ChannelTerms[]
}

/** A channel as it is published: how it works is not the business's to say. */
export type PublishedChannel = Omit<Channel, 'capabilities'>

/** The channels that the system can reach, by code. */
export type Reachable = Readonly<Record<string, { capabilities: Capabilities }>>

/** What is to be paid, as far as routing looks at it. */
export interface RoutingRequest {
  /** What hashes are taken of: the same key is routed the same way as long as health and rules are the same. */
  key: string
  method: string
  amountMinor: bigint
  currencyCode: string
  /** ISO 3166-1 alpha-2, where it is known. */
  country: string | null
  recurring: boolean
  /** The money is held first and collected later. */
  manualCapture: boolean
}

export type EliminationCode =
  | 'UNKNOWN_CHANNEL'
  | 'DISABLED'
  | 'METHOD'
  | 'CURRENCY'
  | 'AMOUNT'
  | 'RECURRING'
  | 'CAPTURE'
  | 'TOKEN'
  | 'TRIED'
  | 'UNHEALTHY'

/** Why a channel was not chosen. */
export interface Elimination {
  channelCode: string
  code: EliminationCode
  reason: string
}

/** Why a channel cannot take a payment, or null when it can. */
export function incapable(channel: Channel, request: RoutingRequest): Elimination | null {
  const out = (code: EliminationCode, reason: string) => ({ channelCode: channel.code, code, reason })
  const { method, amountMinor, currencyCode } = request
  if (!channel.enabled) return out('DISABLED', 'is disabled')
  if (!channel.methods.includes(method)) return out('METHOD', `does not take ${method}`)
  const terms = termsOf(channel, currencyCode)
  if (!terms) return out('CURRENCY', `does not take ${currencyCode}`)
  if (amountMinor < terms.minAmountMinor)
    return out('AMOUNT', `takes at least ${terms.minAmountMinor} ${currencyCode}, got ${amountMinor}`)
  if (terms.maxAmountMinor !== null && amountMinor > terms.maxAmountMinor)
    return out('AMOUNT', `takes at most ${terms.maxAmountMinor} ${currencyCode}, got ${amountMinor}`)
  if (request.recurring && !channel.recurring) return out('RECURRING', 'cannot charge again by itself')
  return request.manualCapture && channel.capabilities.capture === 'NONE' ? out('CAPTURE', 'cannot hold money') : null
}

function termsOf(channel: Channel, currencyCode: string): ChannelTerms | undefined {
  return channel.terms.find(terms => terms.currencyCode === currencyCode)
}

/** What the channel keeps of a payment that it takes, rounded half up to the minor unit. */
export function feeOf(channel: Channel, { amountMinor, currencyCode }: RoutingRequest): bigint {
  const terms = termsOf(channel, currencyCode)
  return terms ? terms.fixedFeeMinor + (amountMinor * BigInt(terms.feeBasisPoints) + 5000n) / 10_000n : 0n
}
