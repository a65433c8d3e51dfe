import type { Gateway } from './gateways.ts'
import type { LoadOrder, LoadResult } from './load/generator.ts'
import { askHelper, cpuMs, type Helper, residentMb } from './processes.ts'

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
}

export interface Helpers {
  load: Helper
  subgraphs: Helper
}

export type Measure = Pick<LoadOrder, 'query' | 'seconds' | 'requests' | 'connections' | 'unique'>

export async function measure(gateway: Gateway, { load, subgraphs }: Helpers, what: Measure): Promise<Measured> {
  const fetches = () => askHelper<{ requests: number }>(subgraphs, {})
  const order: LoadOrder = { ...what, port: Number(gateway.address.port), path: gateway.address.pathname }
  const before = { ...(await fetches()), gateway: cpuMs(gateway.pid), subgraphs: cpuMs(subgraphs.child.pid!) }
  const { result, error } = await askHelper<{ result?: LoadResult; error?: string }>(load, order)
  if (!result) throw new Error(error)
  const gatewayMs = (cpuMs(gateway.pid) - before.gateway) / result.requests
  const subgraphsMs = (cpuMs(subgraphs.child.pid!) - before.subgraphs) / result.requests
  const { p50, p95, p99, cpuMs: loadMs } = result
  return {
    ...{ p50, p95, p99, loadMs, gatewayMs, subgraphsMs },
    perSecond: result.requests / result.seconds,
    systemMs: gatewayMs + subgraphsMs,
    fetches: ((await fetches()).requests - before.requests) / result.requests,
    residentMb: residentMb(gateway.pid),
  }
}
