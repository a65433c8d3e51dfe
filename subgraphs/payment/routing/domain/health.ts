import { pointOf } from './hash.ts'

/** When a channel is passed by. */
export interface HealthPolicy {
  /** How far back attempts are looked at. */
  windowSeconds: number
  /** At most so many attempts, the newest: successes of the trickle soon outweigh the failures before them. */
  samples: number
  /** Fewer attempts than this say nothing. */
  minSamples: number
  /** From this share of unanswered attempts on, the channel is passed by. */
  failurePercent: number
  /** The share of payments that a channel keeps while it is passed by, to see it recover. */
  tricklePercent: number
}

/** A channel's recent attempts. A failure is no answer, or that it takes nothing now; a decline is an answer. */
export interface Health {
  attempts: number
  failures: number
}

export function isUnhealthy({ attempts, failures }: Health, policy: HealthPolicy): boolean {
  return attempts >= policy.minSamples && failures * 100 >= attempts * policy.failurePercent
}

/** Whether a payment is of those that a channel keeps although it is unhealthy. */
export function isTrickle(key: string, channelCode: string, { tricklePercent }: HealthPolicy): boolean {
  return pointOf(key, `trickle ${channelCode}`) * 100 < tricklePercent
}
