import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Server {
  name: string
  url: string
  pid: number
}

const children: ChildProcess[] = []

/** Starts one of bench/servers and waits for the address it reports. */
export async function startServer(name: string, file: string, env: Record<string, string>): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'servers', file), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code}`)))
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }]
  return { name, url: message.url, pid: child.pid! }
}

/** Starts a subgraph in a process of its own. */
export async function startSubgraph(name: string, port: number, env: Record<string, string>): Promise<Server> {
  const file = join(import.meta.dirname, '..', 'scripts', 'subgraph.ts')
  const child = fork(file, [name], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 1200; tries += 1) {
    const ok = await fetch(`${url}/healthz`).then(
      response => response.ok,
      () => false,
    )
    if (ok) return { name, url, pid: child.pid! }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${name} did not answer at ${url}`)
}

/** Ends what this benchmark started, and nothing else. */
export async function stopServers(): Promise<void> {
  await Promise.all(
    children.splice(0).map(async child => {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }),
  )
}

/** CPU time of a process so far, in milliseconds. Linux counts it in ticks of 10 ms. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
