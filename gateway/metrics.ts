import { Counter, Histogram, type Registry } from 'prom-client'

export interface FetchMetrics {
  /** `started` as given by performance.now(). */
  observeFetch(
    subgraph: string,
    form: 'in-process' | 'http',
    outcome: 'ok' | 'errors' | 'failed',
    started: number,
  ): void
}

export interface GatewayMetrics extends FetchMetrics {
  observeRequest(kind: string, outcome: string, started: number): void
  countError(code: string): void
  /** The text of GET /metrics. */
  text(): Promise<string>
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The gateway's metrics. No label is chosen by clients: each new value would be a time series kept for good. */
export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const requests = new Histogram({
    name: 'fairground_gateway_request_seconds',
    help: 'Time per GraphQL request at the gateway',
    labelNames: ['kind', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const fetches = new Histogram({
    name: 'fairground_gateway_fetch_seconds',
    help: 'Time per fetch from a subgraph',
    labelNames: ['subgraph', 'form', 'outcome'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const errors = new Counter({
    name: 'fairground_gateway_errors_total',
    help: 'Errors answered to clients, by code',
    labelNames: ['code'],
    registers: [registry],
  })
  return {
    observeRequest: (kind, outcome, started) =>
      requests.observe({ kind, outcome }, (performance.now() - started) / 1000),
    observeFetch: (subgraph, form, outcome, started) =>
      fetches.observe({ subgraph, form, outcome }, (performance.now() - started) / 1000),
    countError: code => errors.inc({ code }),
    text: () => registry.metrics(),
  }
}
