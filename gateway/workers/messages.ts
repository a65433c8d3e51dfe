import type { Registry } from 'prom-client'

/** What passes between the primary and its workers. */

/** A registry's values, as they can be sent and summed. */
export type Report = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** What a worker says of itself once it can answer. */
export interface Ready {
  url: string
  /** What the one who starts the workers may print. */
  tokens: { identity: { roles: string[] }; token: string }[]
  /** Dependencies that did not answer in time, and why; empty when all did. */
  missing: Record<string, string>
}

export type ToWorker =
  /** `retire`: another one has taken over, so there is time. `stop`: everything ends. */
  | { order: 'retire' | 'stop' }
  | { order: 'report'; id: number }
  /** The text of all workers' metrics. */
  | { order: 'metrics'; id: number; text: string }
  /** The supergraph to start with, for a worker that has asked. */
  | { order: 'supergraph'; id: number; supergraph: string | undefined }
  /** Another one, to take in place of the present one. */
  | { order: 'swap'; id: number; supergraph: string }

export type ToPrimary =
  | { news: 'ready'; ready: Ready }
  | { news: 'report'; id: number; report: Report }
  /** The last one of a worker that leaves. */
  | { news: 'last'; report: Report }
  | { news: 'metrics?' | 'supergraph?'; id: number }
  /** What is wrong with the supergraph that it was to take; null when it has taken it. */
  | { news: 'swapped'; id: number; refused: string | null }
