import autocannon from 'autocannon'
import { cpuMs, type Server } from './processes.ts'

export interface Measured {
  perSecond: number
  p50: number
  p95: number
  p99: number
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
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: load.body,
    duration: load.seconds,
    connections: load.connections,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${target.name}: ${result.non2xx} answers were no 200, ${result.errors} failed`)
  const requests = result.requests.total
  return {
    perSecond: requests / result.duration,
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    gatewayMs: (cpuMs(target.pid) - before.gateway) / requests,
    subgraphsMs: (total(subgraphs) - before.subgraphs) / requests,
  }
}

function total(servers: readonly Server[]): number {
  return servers.reduce((sum, server) => sum + cpuMs(server.pid), 0)
}
