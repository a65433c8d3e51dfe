import { setImmediate as nextTurn } from 'node:timers/promises'

/** Lets whatever is ready go first, this many times: what answers after a number of turns is slow, whatever the time. */
export async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await nextTurn()
}
