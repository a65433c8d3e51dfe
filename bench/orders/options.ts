import { parseArgs } from 'node:util'
import { type Crowd, crowdOptions, readCrowd } from '../crowd.ts'

export interface Options extends Crowd {
  /** A folder for a processor profile of each worker, with the slowest statements printed. Its figures are not written down. */
  profile: string | undefined
}

/** `--buyers 8,64,256 --seconds 6 --rounds 3 --workers 1 --profile folder` */
export function readOptions(args: readonly string[]): Options {
  const crowd = crowdOptions({ buyers: '8,64,256', seconds: '6', rounds: '3', workers: '1' })
  const { values } = parseArgs({ args: [...args], options: { ...crowd, profile: { type: 'string' } } })
  return { ...readCrowd(values), profile: values.profile }
}
