/** Who buys in a benchmark, and for how long. */
export interface Crowd {
  /** How many at the same time: one measurement of each. */
  buyers: number[]
  seconds: number
  rounds: number
  workers: number
}

type Given = Record<keyof Crowd, string>

/** A crowd's options of the command line, for parseArgs. */
export function crowdOptions(defaults: Given) {
  const text = <T extends keyof Crowd>(name: T) => ({ type: 'string', default: defaults[name] }) as const
  return { buyers: text('buyers'), seconds: text('seconds'), rounds: text('rounds'), workers: text('workers') }
}

export function readCrowd({ buyers, seconds, rounds, workers }: Given): Crowd {
  return {
    buyers: buyers.split(',').map(text => whole('buyers', text)),
    seconds: whole('seconds', seconds),
    rounds: whole('rounds', rounds),
    workers: whole('workers', workers),
  }
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: expected a whole number from 1, got ${text}`)
  return value
}
