import type { Role } from '#shared/auth.ts'
import type { Answer } from '../client/client.ts'

/** What every part of the demo works with. */
export interface Demo {
  /** Tells this run's things from those of other runs. */
  run: string
  /** The folder that a graph of `npm start` reads feeds from. */
  feeds: string
  /** A client with the development token of a role. */
  as(role: Role): (operation: string, variables?: object) => Promise<Answer>
  say(step: string, text: string): void
}

export interface PaidOrder {
  id: string
  lineId: string
  total: { amountMinor: string; currencyCode: string }
}

export interface Room {
  id: string
}
