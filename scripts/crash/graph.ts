import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Order, Point, Report } from './points.ts'
import { spawnGraph } from './spawn.ts'

export interface CrashingGraph {
  /** How often it was killed so far. */
  kills: number
  /** Counts points from now on. */
  record(): Promise<void>
  /** How often each point was passed since. */
  report(): Promise<Report>
  /** Has it killed at this point. */
  arm(point: Point): Promise<void>
  disarm(): Promise<void>
  /** Rejects when it ended by itself, or does not start. */
  failed: Promise<never>
  stop(): Promise<void>
}

/** A machine that stands still for seconds makes a start fail that would go well a moment later. */
const STARTS = 5
const TIMED_OUT = /timeout|timed out/i

/** Runs the graph in a process of its own and starts it again, after `heal`, whenever it was killed. */
export async function startCrashingGraph(env: NodeJS.ProcessEnv, heal: () => Promise<void>): Promise<CrashingGraph> {
  let child: ChildProcess
  let stopping = false
  let starting: Promise<void>
  // Half of a start is loading code: one process has always done so before it is needed.
  let next = spawnGraph(env)
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => {})
  const begin = (next: Promise<void>) => {
    starting = next
    next.catch(fail)
  }
  const startOnce = async () => {
    const spawned = next
    child = spawned.child
    spawned.go()
    await spawned.listening.finally(() => {
      next = spawnGraph(env)
    })
    void spawned.ended.then(how => {
      if (stopping) return
      if (spawned.child.signalCode !== 'SIGKILL') return fail(new Error(how))
      graph.kills += 1
      begin(heal().then(() => start()))
    })
  }
  const start = async (attempt = 1): Promise<void> => {
    try {
      await startOnce()
    } catch (cause) {
      const how = cause instanceof Error ? cause.message : String(cause)
      if (attempt === STARTS || !TIMED_OUT.test(how)) throw cause
      console.log(`start ${attempt} of ${STARTS} failed, once more: ${how}`)
      await start(attempt + 1)
    }
  }
  const tell = async (order: Order): Promise<unknown> => {
    await starting
    const told = await answerOf(child, order)
    if (told) return told[0]
    // It is being killed, and takes no message any more; the next one does.
    await Promise.race([new Promise(setImmediate), failed])
    return tell(order)
  }
  const graph: CrashingGraph = {
    kills: 0,
    failed,
    record: async () => void (await tell({ kind: 'record' })),
    report: async () => (await tell({ kind: 'report' })) as Report,
    arm: async point => void (await tell({ kind: 'arm', point })),
    disarm: async () => void (await tell({ kind: 'disarm' })),
    stop: async () => {
      stopping = true
      await starting.catch(() => {})
      next.child.kill('SIGKILL')
      await next.ended
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
  begin(start())
  await starting!
  return graph
}

/** What a process answers, in an array; null when it ended before. */
async function answerOf(child: ChildProcess, order: Order): Promise<unknown[] | null> {
  if (!child.connected || child.exitCode !== null || child.signalCode !== null) return null
  const over = new AbortController()
  const heard = (event: string) => once(child, event, { signal: over.signal })
  const answer = Promise.race([heard('message'), heard('exit').then(() => null)])
  child.send(order, () => {})
  return answer.finally(() => over.abort())
}
