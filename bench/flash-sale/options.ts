import { parseArgs } from 'node:util'
import { type Crowd, crowdOptions, readCrowd } from '../crowd.ts'

export interface Options extends Crowd {
  /** Measures designs apart from the subgraph. */
  designs: boolean
}

/** `--buyers 50,500,5000 --seconds 5 --rounds 3 --workers 2 --designs` */
export function readOptions(args: readonly string[]): Options {
  const crowd = crowdOptions({ buyers: '50,500,5000', seconds: '5', rounds: '3', workers: '2' })
  const { values } = parseArgs({ args: [...args], options: { ...crowd, designs: { type: 'boolean', default: false } } })
  return { ...readCrowd(values), designs: values.designs }
}
