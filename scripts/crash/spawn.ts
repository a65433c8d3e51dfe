import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PATIENCE_MS } from './until.ts'

export interface Spawned {
  child: ChildProcess
  /** Starts what is only loaded until then. */
  go(): void
  /** Resolves when it serves; rejects when it ended before, or took too long. */
  listening: Promise<void>
  /** Resolves when it has ended, and says how and with what last words. */
  ended: Promise<string>
}

const ROOT = join(import.meta.dirname, '..', '..')
const MAIN = ['--import', join(import.meta.dirname, 'preload.ts'), join(ROOT, 'gateway', 'main.ts')]

/** The whole graph in a process of its own, which kills itself where it is told. */
export function spawnGraph(env: NodeJS.ProcessEnv): Spawned {
  const child = spawn(process.execPath, MAIN, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let words = ''
  child.stderr!.on('data', chunk => {
    process.stderr.write(chunk)
    words = (words + chunk).slice(-1000)
  })
  const ended = once(child, 'close').then(([code, signal]) => `the graph ended (${code ?? signal}): ${words.trim()}`)
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>()
  createInterface({ input: child.stdout! }).on('line', line => line.includes('gateway listening') && resolve())
  void ended.then(how => reject(new Error(how)))
  listening.catch(() => {})
  const go = () => {
    const patience = setTimeout(() => {
      reject(new Error(`the graph did not listen after ${PATIENCE_MS / 1000} s`))
      child.kill('SIGKILL')
    }, PATIENCE_MS)
    void listening.catch(() => {}).finally(() => clearTimeout(patience))
    child.send('go', () => {})
  }
  return { child, go, listening, ended }
}
