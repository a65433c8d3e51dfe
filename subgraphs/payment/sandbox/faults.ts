/**
 * What can go wrong at a channel. Chosen by header `x-sandbox-fault`, by test card number, or for everything or a channel
 * by POST /v1/test/faults. Each says of itself at which movements it shows.
 */
export const FAULTS = [
  'none',
  'decline',
  'timeout',
  'lost',
  'async',
  'async-decline',
  'action',
  'duplicate-webhook',
  'reordered-webhook',
  'late-webhook',
  'bad-signature',
  'partial-capture',
  'refund-reversal',
  'unavailable',
  'down',
] as const
export type Fault = (typeof FAULTS)[number]

/** Test numbers. Any other number is declined. */
const CARDS: Record<string, Fault> = {
  '4242424242424242': 'none',
  '4000000000000002': 'decline',
  '4000000000000119': 'timeout',
  '4000000000000259': 'lost',
  '4000000000000341': 'async',
  '4000000000000044': 'async-decline',
  '4000000000003220': 'action',
  '4000000000000077': 'duplicate-webhook',
  '4000000000000085': 'reordered-webhook',
  '4000000000000093': 'late-webhook',
  '4000000000000101': 'bad-signature',
  '4000000000000127': 'partial-capture',
  '4000000000000135': 'refund-reversal',
}

export function isFault(value: unknown): value is Fault {
  return FAULTS.includes(value as Fault)
}

/** What goes wrong: what the request asks for, else what is set for the channel, else what `otherwise` is. */
export function faultOf(header: string | undefined, general: Fault, otherwise: Fault): Fault {
  if (isFault(header)) return header
  return general === 'none' ? otherwise : general
}

export function faultOfCard(token: unknown): Fault {
  return CARDS[String(token ?? '').replaceAll(' ', '')] ?? 'decline'
}
