import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes in use, without what only waits to be collected. */
export async function heap(): Promise<number> {
  for (let round = 0; round < 2; round++) {
    await nextTurn()
    collect()
  }
  return process.memoryUsage().heapUsed
}
