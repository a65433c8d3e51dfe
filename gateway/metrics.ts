import { Counter, Histogram, type Registry } from 'prom-client'

export interface FetchMetrics {
  /** `started` as given by performance.now(). */
  observeFetch(subgraph: string, form: 'in-process' | 'http', outcome: 'ok' | 'failed', started: number): void
}

export interface GatewayMetrics extends FetchMetrics {
  observeRequest(kind: string, outcome: string, started: number): void
  countError(code: string): void
  /** Whether an operation was planned before. */
  countPlan(hit: boolean): void
  /** Which executor answered, and why not the faster one. */
  countAnswer(path: string, handover: string): void
  /** The text of GET /metrics. */
  text(): Promise<string>
}

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** The gateway's metrics. No label is chosen by clients: each new value would be a time series kept for good. */
export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const requests = histogram(registry, 'fairground_gateway_request_seconds', 'Time per GraphQL request', [
    'kind',
    'outcome',
  ])
  const fetches = histogram(registry, 'fairground_gateway_fetch_seconds', 'Time per fetch from a subgraph', [
    'subgraph',
    'form',
    'outcome',
  ])
  const errors = counter(registry, 'fairground_gateway_errors_total', 'Errors answered to clients, by code', ['code'])
  const bounded = boundedCodes()
  const plans = counter(registry, 'fairground_gateway_plans_total', 'Operations found planned or not', ['hit'])
  const answers = counter(registry, 'fairground_gateway_answers_total', 'Answers by executor', ['path', 'handover'])
  return {
    observeRequest: (kind, outcome, started) =>
      requests.observe({ kind, outcome }, (performance.now() - started) / 1000),
    observeFetch: (subgraph, form, outcome, started) =>
      fetches.observe({ subgraph, form, outcome }, (performance.now() - started) / 1000),
    countError: code => errors.inc({ code: bounded(code) }),
    countPlan: hit => plans.inc({ hit: String(hit) }),
    countAnswer: (path, handover) => answers.inc({ path, handover }),
    text: () => registry.metrics(),
  }
}

const MAX_CODES = 100

/** Codes come from subgraphs, who may make up new ones. */
function boundedCodes(): (code: string) => string {
  const known = new Set<string>()
  return code => {
    if (known.size < MAX_CODES) known.add(code)
    return known.has(code) ? code : 'OTHER'
  }
}

/** Gateways in one process (tests, benchmarks) may share a registry. */
function histogram<L extends string>(registry: Registry, name: string, help: string, labelNames: L[]): Histogram<L> {
  const known = registry.getSingleMetric(name) as Histogram<L> | undefined
  return known ?? new Histogram({ name, help, labelNames, buckets: BUCKETS, registers: [registry] })
}

function counter<L extends string>(registry: Registry, name: string, help: string, labelNames: L[]): Counter<L> {
  const known = registry.getSingleMetric(name) as Counter<L> | undefined
  return known ?? new Counter({ name, help, labelNames, registers: [registry] })
}
