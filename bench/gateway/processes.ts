import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where processes run: the gateway alone on the first core, the load and the subgraphs on what is left. */
export interface Cores {
  gateway: string | undefined
  others: string | undefined
}

const children: ChildProcess[] = []
const ENV = { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' }

export function readCores(): Cores {
  const list = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]!
  const cores = list.split(',').flatMap(range => {
    const [from, to = from] = range.split('-').map(Number) as [number, number?]
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  const pins = cores.length > 1 && spawnSync('taskset', ['--version']).status === 0
  return pins
    ? { gateway: String(cores[0]), others: cores.slice(1).join(',') }
    : { gateway: undefined, others: undefined }
}

/** One of this benchmark's processes that talk to it. */
export interface Helper {
  child: ChildProcess
  /** Rejects when it ends. */
  died: Promise<never>
}

/** Starts a file below this folder and waits for its first message. */
export async function startHelper(file: string, args: string[], cores: string | undefined): Promise<Helper> {
  const pinned = cores ? { execPath: 'taskset', execArgv: ['-c', cores, process.execPath] } : {}
  const child = fork(join(import.meta.dirname, file), args, { env: ENV, ...pinned })
  children.push(child)
  const died = failed(child, file)
  await Promise.race([once(child, 'message'), died])
  return { child, died }
}

/** A gateway: a program with its arguments, ready when `ready` no longer rejects. */
export async function startGateway(
  [program, ...args]: readonly string[],
  options: { name: string; cores: string | undefined; env?: Record<string, string>; ready: () => Promise<unknown> },
): Promise<number> {
  const [command, ...rest] = options.cores ? ['taskset', '-c', options.cores, program!, ...args] : [program!, ...args]
  // A group of its own, so that what a shell started can be ended with it.
  const child = spawn(command!, rest, {
    env: { ...ENV, ...options.env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  children.push(child)
  await Promise.race([tryUntil(options.ready, 30_000), failed(child, options.name)])
  return child.pid!
}

async function failed(child: ChildProcess, name: string): Promise<never> {
  const [reason] = await Promise.race([once(child, 'exit'), once(child, 'error')])
  throw new Error(`${name} ended: ${reason}`)
}

async function tryUntil(attempt: () => Promise<unknown>, ms: number): Promise<void> {
  const until = performance.now() + ms
  for (;;) {
    try {
      await attempt()
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

/** Sends a message to a helper and waits for the answer to it. */
export async function askHelper<T>({ child, died }: Helper, message: object): Promise<T> {
  child.send(message)
  const [answer] = (await Promise.race([once(child, 'message'), died])) as [T]
  return answer
}

/** Ends what this benchmark started, and nothing else. */
export function stopAll(): void {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.pid === undefined) continue
    if (child.channel) child.disconnect()
    else process.kill(-child.pid, 'SIGKILL')
  }
}

/** A process and all below it. */
function family(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    const below = tasks.flatMap(task => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
    return [pid, ...below.filter(Boolean).flatMap(child => family(Number(child)))]
  } catch {
    return []
  }
}

/** CPU time of a process and all below it, in milliseconds. Linux counts it in ticks of 10 ms. */
export function cpuMs(pid: number): number {
  return family(pid).reduce((sum, member) => {
    const stat = readFileSync(`/proc/${member}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) * 10
  }, 0)
}

/** Resident memory of a process and all below it, in MB. */
export function residentMb(pid: number): number {
  return family(pid).reduce((sum, member) => {
    const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${member}/status`, 'utf8')) ?? []
    return sum + Number(kb ?? 0) / 1024
  }, 0)
}

/** How long a core has been busy, for whomever, in milliseconds. */
export function busyMs(core: string): number {
  const line = new RegExp(`^cpu${core} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'utf8'))![1]!
  const [user, nice, system, , , irq, softirq, steal] = line.trim().split(' ').map(Number) as number[]
  return (user! + nice! + system! + irq! + softirq! + steal!) * 10
}
