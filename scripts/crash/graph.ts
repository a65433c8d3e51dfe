import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Order, Point, Report } from './points.ts'

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
  stop(): Promise<void>
}

const ROOT = join(import.meta.dirname, '..', '..')

/** Runs the graph in a process of its own and starts it again, after `heal`, whenever it was killed. */
export async function startCrashingGraph(env: NodeJS.ProcessEnv, heal: () => Promise<void>): Promise<CrashingGraph> {
  let child: ChildProcess
  let stopping = false
  let starting: Promise<void>
  const start = async () => {
    child = spawn(
      process.execPath,
      ['--import', join(import.meta.dirname, 'preload.ts'), join(ROOT, 'gateway', 'main.ts')],
      {
        env,
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    )
    const gone = once(child, 'exit')
    void gone.then(([, signal]) => {
      if (stopping || signal !== 'SIGKILL') return
      graph.kills += 1
      starting = heal().then(start)
    })
    const lines = createInterface({ input: child.stdout! })
    const listening = new Promise<void>(resolve => {
      lines.on('line', line => line.includes('gateway listening') && resolve())
    })
    await Promise.race([
      listening,
      gone.then(([code, signal]) =>
        Promise.reject(new Error(`the graph ended (${code ?? signal}) before it listened`)),
      ),
    ])
  }
  const tell = async (order: Order): Promise<unknown> => {
    await starting
    const answer = once(child, 'message')
    const gone = once(child, 'exit').then(() => null)
    // One that is being killed takes no message any more; the next one does.
    child.send(order, () => {})
    const told = child.connected ? await Promise.race([answer, gone]) : null
    if (told) return told[0]
    if (child.exitCode !== null) throw new Error(`the graph ended by itself, with code ${child.exitCode}`)
    await new Promise(setImmediate)
    return tell(order)
  }
  const graph: CrashingGraph = {
    kills: 0,
    record: async () => void (await tell({ kind: 'record' })),
    report: async () => (await tell({ kind: 'report' })) as Report,
    arm: async point => void (await tell({ kind: 'arm', point })),
    disarm: async () => void (await tell({ kind: 'disarm' })),
    stop: async () => {
      stopping = true
      await starting.catch(() => {})
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
  starting = start()
  await starting
  return graph
}
