/** How the sandbox's channels behave. A request that names no channel gets what the plain card channel does. */
export interface ChannelManner {
  /** A repeat of a charge is answered as the first was; otherwise it is refused as a duplicate. */
  repeats: boolean
  /** Tokens are test card numbers. */
  cards: boolean
  /** The shopper approves by a page, and only a webhook or a look-up tells; refunds are told later too. */
  asynchronous: boolean
  /** What it keeps, in hundredths of a percent, rounded half up. */
  feeBasisPoints: bigint
}

const CHANNELS: Record<string, ChannelManner> = {
  'sandbox-card': { repeats: false, cards: true, asynchronous: false, feeBasisPoints: 60n },
  'sandbox-acquirer': { repeats: true, cards: true, asynchronous: false, feeBasisPoints: 50n },
  'sandbox-wallet': { repeats: false, cards: false, asynchronous: true, feeBasisPoints: 38n },
}
const UNNAMED: ChannelManner = { ...CHANNELS['sandbox-card']!, repeats: true }

export function mannerOf(channel: string): ChannelManner {
  return CHANNELS[channel] ?? UNNAMED
}
