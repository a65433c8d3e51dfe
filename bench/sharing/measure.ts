import type { LoadResult } from '../gateway/load/drive.ts'
import { askHelper, cpuMs, type Helper } from '../gateway/processes.ts'
import type { Gateway } from './gateways.ts'
import type { SharingOrder } from './load.ts'

/** One measurement of one gateway; CPU in microseconds for each request, times in milliseconds. */
export interface Measured {
  perSecond: number
  gateway: number
  subgraphs: number
  p50: number
  p99: number
  /** Requests to subgraphs, and entities looked up in them, for each request. */
  fetches: number
  entities: number
}

export interface Helpers {
  load: Helper
  subgraphs: Helper
}

export async function measure(
  { port, pid }: Gateway,
  { load, subgraphs }: Helpers,
  what: Omit<SharingOrder, 'port'>,
): Promise<Measured> {
  const state = async () => ({
    ...(await askHelper<{ requests: number; representations: number }>(subgraphs, {})),
    gatewayMs: cpuMs(pid),
    subgraphsMs: cpuMs(subgraphs.child.pid!),
  })
  const before = await state()
  const order: SharingOrder = { ...what, port }
  const { result, error } = await askHelper<{ result?: LoadResult; error?: string }>(load, order)
  if (!result) throw new Error(error)
  const after = await state()
  const per = (name: keyof typeof before) => (after[name] - before[name]) / result.requests
  return {
    perSecond: result.requests / result.seconds,
    gateway: per('gatewayMs') * 1_000,
    subgraphs: per('subgraphsMs') * 1_000,
    p50: result.p50,
    p99: result.p99,
    fetches: per('requests'),
    entities: per('representations'),
  }
}
