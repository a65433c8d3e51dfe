import type { ByteSource, Fetch } from '../types.ts'
import { batched } from './batched.ts'
import { singleFlight } from './single-flight.ts'
import { Adaptive, always, type ObserveSharing } from './trial.ts'

/** What requests share of a subgraph: nothing; identical fetches; look-ups of entities, too; both as long as it saves fetches. */
export const SHARING = ['off', 'flight', 'batch', 'auto'] as const
export type Sharing = (typeof SHARING)[number]

export interface SharingOptions<Context> {
  sharing: Sharing
  /** Who may see the same; null for one who shares with nobody. */
  audienceOf(fetch: Fetch, context: Context): string | null
  /** For one fetch, as the source has it. */
  timeoutMs: number
  observe(by: 'flight' | 'batch', ...counted: Parameters<ObserveSharing>): void
}

/** One entity that takes long, or forever, must not hold those who asked for others longer than this. */
const PATIENCE_MS = 1_000

/** A source whose public fetches are shared. */
export function shared<Context>(source: ByteSource<Context>, options: SharingOptions<Context>): ByteSource<Context> {
  const { sharing, audienceOf, timeoutMs, observe } = options
  if (sharing === 'off') return source
  const trial = (by: 'flight' | 'batch') => {
    const told: ObserveSharing = (what, count) => observe(by, what, count)
    return sharing === 'auto' ? new Adaptive(told) : always(told)
  }
  const patienceMs = Math.min(PATIENCE_MS, timeoutMs / 4)
  const inner = sharing === 'flight' ? source : batched(source, { audienceOf, patienceMs, trial: trial('batch') })
  return singleFlight(inner, { audienceOf, trial: trial('flight') })
}
