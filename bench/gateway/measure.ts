import type { Gateway } from './gateways.ts'
import type { LoadResult } from './load/drive.ts'
import type { LoadOrder } from './load/generator.ts'
import { askHelper, busyMs, cpuMs, type Helper, residentMb } from './processes.ts'

/** One measurement of one gateway. Times in milliseconds; CPU for each request. */
export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
  gatewayMs: number
  subgraphsMs: number
  /** Gateway and subgraphs, without the load. */
  systemMs: number
  /** What the load took itself. */
  loadMs: number
  /** Requests to subgraphs for each request. */
  fetches: number
  residentMb: number
  /** What others had of the gateway's core, of 1. Some of it is the kernel's, for the gateway. */
  othersShare: number
}

export interface Helpers {
  load: Helper
  subgraphs: Helper
  gatewayCore: string | undefined
}

export type Measure = Pick<LoadOrder, 'query' | 'seconds' | 'requests' | 'connections' | 'unique'>

export async function measure(
  gateway: Gateway,
  { load, subgraphs, gatewayCore }: Helpers,
  what: Measure,
): Promise<Measured> {
  const fetches = () => askHelper<{ requests: number }>(subgraphs, {})
  const order: LoadOrder = { ...what, port: Number(gateway.address.port), path: gateway.address.pathname }
  const busy = () => (gatewayCore ? busyMs(gatewayCore) : 0)
  const now = () => ({ gateway: cpuMs(gateway.pid), subgraphs: cpuMs(subgraphs.child.pid!), busy: busy() })
  const { requests: fetchesBefore } = await fetches()
  const before = now()
  const { result, error } = await askHelper<{ result?: LoadResult; error?: string }>(load, order)
  if (!result) throw new Error(error)
  const after = now()
  const gatewayMs = (after.gateway - before.gateway) / result.requests
  const subgraphsMs = (after.subgraphs - before.subgraphs) / result.requests
  const others = after.busy - before.busy - (after.gateway - before.gateway)
  const { p50, p95, p99, cpuMs: loadMs } = result
  return {
    ...{ p50, p95, p99, loadMs, gatewayMs, subgraphsMs },
    perSecond: result.requests / result.seconds,
    systemMs: gatewayMs + subgraphsMs,
    fetches: ((await fetches()).requests - fetchesBefore) / result.requests,
    residentMb: residentMb(gateway.pid),
    othersShare: gatewayCore ? others / (result.seconds * 1_000) : 0,
  }
}
