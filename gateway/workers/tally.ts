import { AggregatorRegistry, Counter, Gauge, type Registry } from 'prom-client'
import type { Member } from './member.ts'
import type { Report } from './messages.ts'

/** The metrics of all workers as one text. */
export interface Tally {
  text(): Promise<string>
  /** Keeps what an ended worker has counted: a sum that falls looks like a restart, and its rate like a burst. */
  keep(report: Report | undefined): void
}

/** A worker that hangs must not take the metrics of the others with it; it then counts as it last did. */
const REPORT_MS = 1_000

/** prom-client's types tell the kinds by numbers, its reports by words. */
const GROWING: unknown[] = ['counter', 'histogram', 'summary']

export function tallyOf(members: () => readonly Member[], own: Registry, reportMs = REPORT_MS): Tally {
  let ended: Promise<Report> = Promise.resolve([])
  return {
    text: async () => {
      const asked = members()
      const [past, mine] = await Promise.all([ended, own.getMetricsAsJSON(), ...asked.map(one => one.report(reportMs))])
      const theirs = asked.map(member => member.lastReport())
      // The past comes last: the help and labels of a metric are taken from the first that has it.
      const reports = [...theirs.filter(report => report !== undefined), mine, past]
      return AggregatorRegistry.aggregate(reports).metrics()
    },
    keep: report => {
      if (!report) return
      const growing = report.filter(({ type, aggregator }) => GROWING.includes(type) && aggregator === 'sum')
      ended = ended.then(before => AggregatorRegistry.aggregate([before, growing]).getMetricsAsJSON())
    },
  }
}

/** What the primary tells of the workers themselves; answers the count of those that ended. */
export function crewMetrics(registry: Registry, ready: () => number): Counter<'asked'> {
  new Gauge({
    name: 'fairground_gateway_workers',
    help: 'Workers that answer',
    registers: [registry],
    collect() {
      this.set(ready())
    },
  })
  return new Counter({
    name: 'fairground_gateway_worker_ends_total',
    help: 'Workers that ended, asked to or not',
    labelNames: ['asked'],
    registers: [registry],
  })
}
