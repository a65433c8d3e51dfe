import cluster from 'node:cluster'
import type { Ready, Report, ToPrimary, ToWorker } from './messages.ts'
import { Questions } from './questions.ts'
import { rescueConnections } from './rescue.ts'

/** What the workers of this process run. */
export interface WorkerProgram {
  /** The file, and its arguments; default none. */
  exec: string
  args?: string[]
  /** How large the young generation may grow: `--max-semi-space-size`, which only works on a command line. */
  semiSpaceMb: number
}

export function setUpWorkers({ exec, args = [], semiSpaceMb }: WorkerProgram): void {
  // The primary accepts connections and hands them out. With SO_REUSEPORT the workers would accept them, without that
  // hop, but a worker that closes its socket resets those that wait in it: a restart would lose requests.
  cluster.schedulingPolicy = cluster.SCHED_RR
  const own = process.execArgv.filter(flag => !flag.startsWith('--max-semi-space-size'))
  cluster.setupPrimary({ exec, args, execArgv: [...own, `--max-semi-space-size=${semiSpaceMb}`] })
}

/** A worker process, as the primary sees it. */
export interface Member {
  pid: number
  /** Rejects when it ends before it is ready, or is not in time. */
  ready: Promise<Ready>
  /** Says how it ended. */
  ended: Promise<string>
  /** Asked to leave, so that its end is no failure. */
  leaving(): boolean
  /** Asks it to finish and waits for its end; one that does not is killed. */
  leave(how: 'retire' | 'stop'): Promise<void>
  /** Asks for its metrics; false if it does not answer in time. */
  report(timeoutMs: number): Promise<boolean>
  /** The metrics it gave last. */
  lastReport(): Report | undefined
  /** What it serves, if it was given that. */
  supergraph(): string | undefined
  /** Has it serve another supergraph. Rejects when it refuses that, or ends; one that does not answer in time is killed. */
  swap(supergraph: string, timeoutMs: number): Promise<void>
  kill(): void
}

export interface MemberOptions {
  readyMs: number
  /** How long it may take to leave. */
  graceMs: number
  /** Answers a worker's question for the metrics of all. */
  metrics(): Promise<string>
  /** Answers its question for the supergraph. */
  supergraph(): string | undefined
}

/** Starts a worker of what `setUpWorkers` was given. */
export function forkMember({ readyMs, graceMs, metrics, supergraph }: MemberOptions): Member {
  const worker = cluster.fork()
  rescueConnections(worker)
  let leaving = false
  let report: Report | undefined
  let served: string | undefined
  const reports = new Questions<true>()
  const swaps = new Questions<{ refused: string | null }>()
  const isReady = Promise.withResolvers<Ready>()
  const ended = new Promise<string>(resolve => {
    worker.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`))
    worker.once('error', error => resolve(`failed: ${error.message}`))
  })
  const send = (message: ToWorker) => {
    // The callback takes the error of a channel that has just been closed: its end is told by `exit`.
    if (worker.isConnected()) worker.send(message, undefined, () => {})
  }
  worker.on('message', (message: ToPrimary) => {
    if (message.news === 'ready') isReady.resolve(message.ready)
    else if (message.news === 'metrics?') void metrics().then(text => send({ order: 'metrics', id: message.id, text }))
    else if (message.news === 'supergraph?') {
      served = supergraph()
      send({ order: 'supergraph', id: message.id, supergraph: served })
    } else if (message.news === 'swapped') swaps.answer(message.id, message)
    else if (message.news === 'last') report = message.report
    else if (message.news === 'report') {
      report = message.report
      reports.answer(message.id, true)
    }
  })
  const kill = () => void worker.process.kill('SIGKILL')
  const late = setTimeout(() => {
    isReady.reject(new Error(`was not ready after ${readyMs / 1000} s`))
    kill()
  }, readyMs)
  isReady.promise.then(
    () => clearTimeout(late),
    () => clearTimeout(late),
  )
  void ended.then(how => isReady.reject(new Error(`${how} before it was ready`)))

  return {
    pid: worker.process.pid ?? 0,
    ready: isReady.promise,
    ended,
    leaving: () => leaving,
    leave: async how => {
      leaving = true
      send({ order: how })
      const timer = setTimeout(kill, graceMs)
      await ended
      clearTimeout(timer)
    },
    report: async timeoutMs => (await reports.ask(id => send({ order: 'report', id }), timeoutMs)) ?? false,
    lastReport: () => report,
    supergraph: () => served,
    swap: async (given, timeoutMs) => {
      const answer = await Promise.race([
        swaps.ask(id => send({ order: 'swap', id, supergraph: given }), timeoutMs),
        ended.then(how => ({ refused: `the worker ${how}` })),
      ])
      if (!answer) kill()
      const refused = answer ? answer.refused : `the worker did not take it within ${timeoutMs / 1000} s`
      if (refused !== null) throw new Error(refused)
      served = given
    },
    kill,
  }
}
