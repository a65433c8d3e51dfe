import { Gauge, type Registry } from 'prom-client'
import type { LaneReport } from '#shared/controls.ts'
import type { EngineMetrics } from './execution/engine.ts'
import { Counts, meter, Timings } from './meters.ts'

export interface FetchMetrics {
  /** `started` as given by performance.now(). */
  observeFetch(subgraph: string, form: 'in-process' | 'http', outcome: 'ok' | 'failed', started: number): void
}

export interface GatewayMetrics extends FetchMetrics {
  observeRequest(kind: string, outcome: string, started: number): void
  countError(code: string): void
  /** Public fetches that were asked for and sent, or not shared because that saved nothing. */
  countSharing(subgraph: string, by: 'flight' | 'batch', what: 'asked' | 'sent' | 'rested', count: number): void
  /** Queries that went to a subgraph on one connection together, groups they went in, and groups that an answer held up. */
  countPipeline(subgraph: string, what: 'queries' | 'groups' | 'slow', count: number): void
  /** An operation was turned away. */
  countShed(lane: string, why: string): void
  /** What the lanes do is read whenever the metrics are. */
  observeLanes(read: () => LaneReport[]): void
  /** For the engine. */
  engine: EngineMetrics
  /** The text of GET /metrics. */
  text(): Promise<string>
}

/** The gateway's metrics. No label is chosen by clients: each new value would be a time series kept for good. */
export function createGatewayMetrics(registry: Registry): GatewayMetrics {
  const requests = meter(registry, Timings, 'fairground_gateway_request_seconds', {
    help: 'Time per GraphQL request',
    labels: ['kind', 'outcome'],
  })
  const fetches = meter(registry, Timings, 'fairground_gateway_fetch_seconds', {
    help: 'Time per fetch from a subgraph',
    labels: ['subgraph', 'form', 'outcome'],
  })
  const errors = meter(registry, Counts, 'fairground_gateway_errors_total', {
    help: 'Errors answered to clients, by code',
    labels: ['code'],
  })
  const sharing = meter(registry, Counts, 'fairground_gateway_sharing_total', {
    help: 'Public fetches asked for and sent; rested are those not shared because that saved nothing lately',
    labels: ['subgraph', 'by', 'what'],
  })
  const pipeline = meter(registry, Counts, 'fairground_gateway_pipeline_total', {
    help: 'Queries that went on one connection together, the groups they went in, and those that an answer held up',
    labels: ['subgraph', 'what'],
  })
  const shed = meter(registry, Counts, 'fairground_gateway_shed_total', {
    help: 'Operations turned away, by lane and why',
    labels: ['lane', 'why'],
  })
  const bounded = boundedCodes()
  return {
    observeRequest: (kind, outcome, started) => requests.observe(started, kind, outcome),
    observeFetch: (subgraph, form, outcome, started) => fetches.observe(started, subgraph, form, outcome),
    countError: given => errors.add(bounded(given)),
    countSharing: (subgraph, by, what, count) => sharing.add(subgraph, by, what, count),
    countPipeline: (subgraph, what, count) => pipeline.add(subgraph, what, '', count),
    countShed: (lane, why) => shed.add(lane, why),
    observeLanes: read => laneGauge(registry, read),
    engine: engineMetrics(registry),
    text: () => registry.metrics(),
  }
}

function laneGauge(registry: Registry, read: () => LaneReport[]): void {
  const name = 'fairground_gateway_lane_operations'
  registry.removeSingleMetric(name)
  new Gauge({
    name,
    help: 'Operations of each lane that run or wait now',
    labelNames: ['lane', 'state'],
    registers: [registry],
    collect() {
      for (const { lane, running, waiting } of read()) {
        this.set({ lane, state: 'running' }, running)
        this.set({ lane, state: 'waiting' }, waiting)
      }
    },
  })
}

function engineMetrics(registry: Registry): EngineMetrics {
  const plans = meter(registry, Counts, 'fairground_gateway_plans_total', {
    help: 'Operations asked for, found planned or not',
    labels: ['hit'],
  })
  const answers = meter(registry, Counts, 'fairground_gateway_answers_total', {
    help: 'Answers by executor',
    labels: ['path', 'handover'],
  })
  const swaps = meter(registry, Counts, 'fairground_gateway_swaps_total', {
    help: 'Supergraphs that took over or were refused',
    labels: ['outcome'],
  })
  plans.expect('true', 'false')
  swaps.expect('taken', 'refused')
  return {
    planned: hit => plans.add(hit ? 'true' : 'false'),
    answered: (path, handover) => answers.add(path, handover),
    swapped: taken => swaps.add(taken ? 'taken' : 'refused'),
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
