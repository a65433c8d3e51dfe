import { type ChildProcess, execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/** A server that this process started. */
export interface Managed {
  /** Resolves when it ends, however that comes, and says how. */
  ended: Promise<string>
  /** Asks it to end by its signal and waits; after ten seconds it is killed. */
  stop(): Promise<void>
}

/** What to do about a data folder that a server cannot read. */
export const DAMAGED = 'If the folder is damaged, start over with `npm start -- --reset`.'

/** The listeners of `exit` that `manage` has added. */
export const exitHooks = new WeakSet<object>()

/**
 * Watches a child. It should be detached: a terminal sends Ctrl-C to its whole process group, and a server that gets it
 * is gone before the gateway has drained. So that a hasty exit of this process leaves none behind, `exit` signals it.
 */
export function manage(child: ChildProcess, signal: NodeJS.Signals): Managed {
  const hastily = () => void child.kill(signal)
  exitHooks.add(hastily)
  process.once('exit', hastily)
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('exit', (code, by) => resolve(by ? `ended by ${by}` : `ended with code ${code}`))
  })
  void ended.then(() => process.off('exit', hastily))
  return {
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      child.kill(signal)
      await ended
      clearTimeout(timer)
    },
  }
}

/** Like Promise.all, but when one fails it waits for the others first: what they started can then be stopped. */
export async function allSettled<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: T[K] | Promise<T[K]> }],
): Promise<T> {
  const results = await Promise.allSettled(work)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return results.map(result => (result as PromiseFulfilledResult<unknown>).value) as unknown as T
}

export type Orphan = 'none' | 'ours' | 'unknown'

/**
 * What a process number from an old pid file means now. The number outlives a restart of the machine and may belong to
 * any process: it is ours only if its command line fits and it works in `folder`, as the servers do. `unknown` when it
 * fits but the system does not tell where it works.
 */
export function orphanOf(pid: number, command: RegExp, folder: string): Orphan {
  if (!Number.isSafeInteger(pid) || pid < 2 || !command.test(commandOf(pid))) return 'none'
  const cwd = cwdOf(pid)
  if (cwd === null) return commandOf(pid) ? 'unknown' : 'none'
  return cwd === realpathSync(folder) ? 'ours' : 'none'
}

/** Signals an orphan and waits for its end; false if it still runs after ten seconds. */
export async function endOrphan(pid: number, signal: NodeJS.Signals): Promise<boolean> {
  const command = commandOf(pid)
  try {
    process.kill(pid, signal)
  } catch {
    // Gone meanwhile, or not ours to end: the loop finds out.
  }
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!command || commandOf(pid) !== command) return true
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}

/** Empty when there is no such process, or only its entry that nobody has collected yet. */
function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return ask('ps', ['-p', String(pid), '-o', 'command='])
  } catch {
    return ''
  }
}

function cwdOf(pid: number): string | null {
  try {
    if (existsSync('/proc/self')) return readlinkSync(`/proc/${pid}/cwd`)
    const line = ask('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'])
      .split('\n')
      .find(text => text[0] === 'n')
    return line ? realpathSync(line.slice(1)) : null
  } catch {
    return null
  }
}

const ask = (command: string, args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
