import type { Kept, NewWebhook } from '../store/events.ts'

/**
 * What became of a webhook with a good signature. `changed`: another body has its id, which is kept; `unreadable` and
 * `refused` are kept too, to be looked at and replayed.
 */
export type Taken = 'applied' | 'repeated' | 'changed' | 'unreadable' | 'refused'

/** What a webhook is whose id is known, or null when it is to be tried again. */
export function asBefore({ body }: NewWebhook, before: Kept): Taken | null {
  // The bodies of the first ones, from before they were kept, are empty.
  if (before.body !== body && before.body !== '') return 'changed'
  return before.state === 'APPLIED' ? 'repeated' : null
}

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
