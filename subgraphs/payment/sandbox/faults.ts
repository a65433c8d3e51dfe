/** What can go wrong at a channel. Chosen by header `x-sandbox-fault`, by test card number, or for everything or a channel by POST /v1/test/faults. */
export const FAULTS = [
  'none',
  'decline',
  'timeout',
  'lost',
  'async',
  'async-decline',
  'action',
  'duplicate-webhook',
  'late-webhook',
  'bad-signature',
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
  '4000000000000093': 'late-webhook',
  '4000000000000101': 'bad-signature',
}

export function isFault(value: unknown): value is Fault {
  return FAULTS.includes(value as Fault)
}

export function faultOf(header: string | undefined, token: string, general: Fault): Fault {
  if (isFault(header)) return header
  if (general !== 'none') return general
  return CARDS[token.replaceAll(' ', '')] ?? 'decline'
}
