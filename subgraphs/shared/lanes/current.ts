import { AsyncLocalStorage } from 'node:async_hooks'
import { currentClaims } from '../graph/trace.ts'
import type { Lane } from './table.ts'

const background = new AsyncLocalStorage<Lane>()

/** Runs what belongs to no operation, such as the handling of an event, in a lane. */
export function inLane<T>(lane: Lane, work: () => T): T {
  return background.run(lane, work)
}

/** The lane of the operation or event that is being worked on. What says nothing is normal. */
export function currentLane(): Lane {
  return currentClaims.getStore()?.lane ?? background.getStore() ?? 'normal'
}
