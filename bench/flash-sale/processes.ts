import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a worker is told to do. */
export interface Task {
  skuId: string
  contentId: string | null
  buyers: number
  /** 0: one order per buyer. */
  seconds: number
}

export interface Measured {
  held: number
  soldOut: number
  /** Refused because too many waited. */
  busy: number
  /** Of each answer, in milliseconds. */
  latencies: number[]
}

export interface Workers {
  /** Shares the buyers out over the processes and adds up what they measured. */
  run(task: Task): Promise<Measured & { seconds: number }>
  stop(): Promise<void>
}

export async function startWorkers(count: number, args: readonly string[]): Promise<Workers> {
  const children = await Promise.all(Array.from({ length: count }, () => start(args)))
  return {
    run: async task => {
      const began = performance.now()
      const shares = children.map((_child, index) => Math.floor((task.buyers + index) / count))
      const parts = await Promise.all(children.map((child, index) => ask(child, { ...task, buyers: shares[index]! })))
      const sum = (pick: (part: Measured) => number) => parts.reduce((total, part) => total + pick(part), 0)
      return {
        seconds: (performance.now() - began) / 1000,
        held: sum(part => part.held),
        soldOut: sum(part => part.soldOut),
        busy: sum(part => part.busy),
        latencies: parts.flatMap(part => part.latencies),
      }
    },
    stop: async () => {
      await Promise.all(
        children.map(async child => {
          const gone = once(child, 'exit')
          child.disconnect()
          await gone
        }),
      )
    },
  }
}

async function start(args: readonly string[]): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await answer(child)
  return child
}

async function ask(child: ChildProcess, task: Task): Promise<Measured> {
  child.send(task)
  return (await answer(child)) as Measured
}

async function answer(child: ChildProcess): Promise<unknown> {
  const done = new AbortController()
  const { signal } = done
  const ended = once(child, 'exit', { signal }).then(([code]) =>
    Promise.reject(new Error(`a worker ended with ${code}`)),
  )
  ended.catch(() => {})
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    done.abort()
  }
}
