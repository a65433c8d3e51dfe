import autocannon from 'autocannon'
import { cpuMs, type Server } from './processes.ts'

export interface Measured {
  perSecond: number
  /** Latencies in milliseconds. */
  p50: number
  p95: number
  p99: number
  /** CPU time per request. */
  gatewayMs: number
  subgraphsMs: number
}

export interface Load {
  body: string
  seconds: number
  connections: number
}

/** Loads a gateway and counts what it and its subgraphs took. Fails when any answer is not a 200. */
export async function measure(target: Server, subgraphs: readonly Server[], load: Load): Promise<Measured> {
  const before = { gateway: cpuMs(target.pid), subgraphs: total(subgraphs) }
  const run = autocannon({
    url: target.url,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: load.body,
    duration: load.seconds,
    connections: load.connections,
  })
  const latencies: number[] = []
  run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds))
  const result = await run
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${target.name}: ${result.non2xx} answers were no 200, ${result.errors} failed`)
  const requests = result.requests.total
  return {
    perSecond: requests / result.duration,
    ...percentiles(latencies),
    gatewayMs: (cpuMs(target.pid) - before.gateway) / requests,
    subgraphsMs: (total(subgraphs) - before.subgraphs) / requests,
  }
}

/** Of all answers, by nearest rank, in milliseconds. */
function percentiles(latencies: number[]): Pick<Measured, 'p50' | 'p95' | 'p99'> {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function total(servers: readonly Server[]): number {
  return servers.reduce((sum, server) => sum + cpuMs(server.pid), 0)
}
