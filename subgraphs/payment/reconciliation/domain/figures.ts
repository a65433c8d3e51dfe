/** What one side says of a movement, as it is kept with a difference: amounts as decimal strings. */
export interface Figures {
  /** How many rows there are; ours is always one. */
  rows: number
  currency: string
  gross: string
  /** What the channel keeps; null where its terms do not tell. */
  fee: string | null
}

/** The names of what differs. */
export function differences(expected: Figures, actual: Figures): string[] {
  const fields: string[] = []
  if (actual.rows !== expected.rows) fields.push('rows')
  if (actual.currency !== expected.currency) fields.push('currency')
  if (actual.gross !== expected.gross) fields.push('gross')
  if (expected.fee !== null && actual.fee !== expected.fee) fields.push('fee')
  return fields
}

/** What a person may say of a difference. */
export const RESOLUTIONS = ['ACCEPTED', 'CORRECTED', 'WRITTEN_OFF'] as const
export type Resolution = (typeof RESOLUTIONS)[number]
/** What is left as it is: it is not found again. What was corrected has to match from then on. */
export const SETTLED: readonly Resolution[] = ['ACCEPTED', 'WRITTEN_OFF']
