import { parseArgs } from 'node:util'

export interface Options {
  buyers: number[]
  seconds: number
  rounds: number
  workers: number
  /** A folder for a processor profile of each worker, with the slowest statements printed. Its figures are not written down. */
  profile: string | undefined
}

/** `--buyers 8,32,64 --seconds 6 --rounds 3 --workers 1 --profile folder` */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      buyers: { type: 'string', default: '8,32,64' },
      seconds: { type: 'string', default: '6' },
      rounds: { type: 'string', default: '3' },
      workers: { type: 'string', default: '1' },
      profile: { type: 'string' },
    },
  })
  return {
    buyers: values.buyers.split(',').map(text => whole('buyers', text)),
    seconds: whole('seconds', values.seconds),
    rounds: whole('rounds', values.rounds),
    workers: whole('workers', values.workers),
    profile: values.profile,
  }
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: expected a whole number from 1, got ${text}`)
  return value
}
