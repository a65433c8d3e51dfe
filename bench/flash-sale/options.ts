import { parseArgs } from 'node:util'

export interface Options {
  buyers: number[]
  seconds: number
  rounds: number
  workers: number
  /** Measures designs apart from the subgraph. */
  designs: boolean
}

/** `--buyers 50,500,5000 --seconds 5 --rounds 3 --workers 2 --designs` */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      buyers: { type: 'string', default: '50,500,5000' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      workers: { type: 'string', default: '2' },
      designs: { type: 'boolean', default: false },
    },
  })
  return {
    buyers: values.buyers.split(',').map(text => whole('buyers', text)),
    seconds: whole('seconds', values.seconds),
    rounds: whole('rounds', values.rounds),
    workers: whole('workers', values.workers),
    designs: values.designs,
  }
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: expected a whole number from 1, got ${text}`)
  return value
}
