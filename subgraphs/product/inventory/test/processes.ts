import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { service } from '../../test/shop.ts'

/** Product subgraphs in processes of their own, to be killed in the middle of their work. */
export interface Processes {
  /** Asks the process that this number falls on; rejects when it dies before it answers. */
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
  ask(number: number, query: string, variables: Record<string, unknown>): Promise<any>
  /** The same until an answer comes: whoever got none asks again. */
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
  insist(number: number, query: string, variables: Record<string, unknown>): Promise<any>
  /** Kills a process without any warning and starts another in its place. */
  kill(number: number): Promise<void>
  stop(): Promise<void>
}

interface Running {
  child: ChildProcess
  pending: Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>
}

export async function startProcesses(count: number, databaseUrl: string, redisUrl: string): Promise<Processes> {
  const start = () => startOne(databaseUrl, redisUrl)
  const running = await Promise.all(Array.from({ length: count }, start))
  let serial = 0
  const ask: Processes['ask'] = (number, query, variables) => {
    const { child, pending } = running[number % count]!
    return new Promise((resolve, reject) => {
      serial += 1
      const id = serial
      pending.set(id, { resolve, reject })
      child.send({ id, query, variables, claims: service }, error => {
        if (error && pending.delete(id)) reject(error)
      })
    })
  }
  return {
    ask,
    insist: async (number, query, variables) => {
      for (let turn = number; ; turn += 1) {
        try {
          return await ask(turn, query, variables)
        } catch {
          // The next process, after whatever else there is to do: the one that died is being replaced.
          await new Promise(resolve => setImmediate(resolve))
        }
      }
    },
    kill: async number => {
      const { child } = running[number]!
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      running[number] = await start()
    },
    stop: async () => {
      await Promise.all(
        running.map(async ({ child }) => {
          const gone = once(child, 'exit')
          child.disconnect()
          await gone
        }),
      )
    },
  }
}

async function startOne(databaseUrl: string, redisUrl: string): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [databaseUrl, redisUrl], { execArgv: [] })
  const pending: Running['pending'] = new Map()
  child.on('message', (message: { id: number; answer: { data: unknown; errors?: { message: string }[] } }) => {
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    const { data, errors } = message.answer ?? {}
    if (errors) waiting?.reject(new Error(errors.map(error => error.message).join('; ')))
    else waiting?.resolve(data)
  })
  child.once('exit', () => {
    for (const { reject } of pending.values()) reject(new Error('the process died'))
    pending.clear()
  })
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a process ended with ${code}`)))
  ended.catch(() => {})
  await Promise.race([once(child, 'message'), ended])
  return { child, pending }
}
