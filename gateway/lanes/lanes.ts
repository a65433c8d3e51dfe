import type { Controls, LaneReport } from '#shared/controls.ts'
import { EVERYTHING, LANES, type LaneTable } from '#shared/lanes.ts'
import { RequestError } from '../http/errors.ts'
import type { GatewayMetrics } from '../metrics.ts'
import { noted, type Operation } from '../plugins/check.ts'
import { type Assigned, assigner } from './assign.ts'
import { Lane, type LaneLimits, type Shed } from './lane.ts'
import { Pressure, type PressureLimits } from './pressure.ts'

export interface LaneSettings {
  table: LaneTable
  limits?: Partial<Record<Lane['name'], LaneLimits>>
  pressure?: Partial<PressureLimits>
  /** How long an operation waits for a place. Default 1000. */
  patienceMs?: number
  /** What operators have switched off. */
  controls?: Pick<Controls, 'isOff' | 'onChange'>
}

/** Far above what a process can usefully do at once, so that only a flood meets them; each lane's own. */
const LIMITS: Record<Lane['name'], LaneLimits> = {
  core: { running: 512, waiting: 2048 },
  normal: { running: 512, waiting: 1024 },
  'non-core': { running: 64, waiting: 128 },
}
const PRESSURE: PressureLimits = { nonCoreMs: 500, normalMs: 2_000 }
const PATIENCE_MS = 1_000
const RETRY_AFTER_SECONDS = { full: 1, patience: 1, pressure: 2, switch: 60 } as const

const MESSAGES: Record<Shed, string> = {
  full: 'Too many operations of this kind at once. Try again.',
  pressure: 'The service is under pressure and leaves this for later. Try again.',
  patience: 'This operation waited too long for others of its kind. Try again.',
}

type Place = Lane & { shed: number }

/** The lanes of a gateway: a bulkhead for each, and the switches. */
export class Lanes {
  readonly lanes: Record<Lane['name'], Place>
  #assign: (operation: Operation) => Assigned
  #patienceMs: number
  #pressure: Pressure
  #count: GatewayMetrics['countShed']
  #features: readonly string[]
  /** Features that are switched off; null as long as there are none, which is nearly always. */
  #off: ReadonlySet<string> | null = null
  #ends: () => void = () => {}

  constructor({ table, limits, pressure, patienceMs = PATIENCE_MS, controls }: LaneSettings, metrics: GatewayMetrics) {
    this.#assign = assigner(table)
    this.#patienceMs = patienceMs
    this.#count = metrics.countShed
    this.#features = Object.keys(table.nonCore)
    const place = (name: Lane['name']): Place =>
      Object.assign(new Lane(name, { ...LIMITS, ...limits }[name]), { shed: 0 })
    this.lanes = { core: place('core'), normal: place('normal'), 'non-core': place('non-core') }
    metrics.observeLanes(() => this.report())
    this.#pressure = new Pressure({ ...PRESSURE, ...pressure })
    this.#pressure.start(this.lanes)
    if (!controls) return
    this.#follow(controls)
    this.#ends = controls.onChange(() => this.#follow(controls))
  }

  /** The lane of an operation, or a refusal when it is switched off. */
  of(operation: Operation): Place {
    const { lane, features } = noted(operation, 'lane', this.#assign)
    if (this.#off !== null && features.length > 0) this.#checkSwitches(features)
    return this.lanes[lane]
  }

  /** For an operation that found no place at once: waits for one, or refuses. */
  async enter(lane: Place, signal: AbortSignal): Promise<void> {
    const why = await lane.enter(this.#patienceMs, signal)
    if (why === null) return
    lane.shed += 1
    this.#count(lane.name, why)
    throw overloaded(MESSAGES[why], RETRY_AFTER_SECONDS[why])
  }

  report(): LaneReport[] {
    return LANES.map(name => {
      const { limits, running, waiting, shut, shed } = this.lanes[name]
      return { lane: name, limit: limits.running, running, waiting, shedding: shut, shed }
    })
  }

  close(): void {
    this.#pressure.stop()
    this.#ends()
  }

  #follow({ isOff }: Pick<Controls, 'isOff'>): void {
    const off = isOff(EVERYTHING) ? this.#features : this.#features.filter(isOff)
    this.#off = off.length > 0 ? new Set(off) : null
  }

  #checkSwitches(features: readonly string[]): void {
    const off = features.filter(feature => this.#off?.has(feature))
    if (off.length === 0) return
    this.#count('non-core', 'switch')
    this.lanes['non-core'].shed += 1
    throw overloaded(`Switched off for now: ${off.join(', ')}.`, RETRY_AFTER_SECONDS.switch)
  }
}

/** Known to clients of any media type as what it is: a proxy may try elsewhere. */
function overloaded(message: string, seconds: number): RequestError {
  return new RequestError(503, 'OVERLOADED', message, { headers: { 'retry-after': String(seconds) } })
}
