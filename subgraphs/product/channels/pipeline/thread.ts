import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Batch, Job, Summary } from './job.ts'
import type { FromThread, ToThread } from './messages.ts'

/** The feed cannot be used, or its configuration took too long or too much: no matter of ours, so it is not tried again. */
export class PipelineError extends Error {
  override name = 'PipelineError'
}

export interface PipelineLimits {
  /** Default 20,000. The thread is ended when it gives no sign of life for so long, because an expression runs on. */
  silenceMs?: number
  /** Default 160. The thread is ended when what it holds grows beyond this. */
  memoryMb?: number
}

/** Batches that the thread makes ahead while one is stored. */
const AHEAD = 2
/** Of the thread's young generation, which is three times as large. */
const SEMI_SPACE_MB = 8
/** A thread takes a third of a second to start, and small imports come one after the other. */
const KEPT_MS = 5000

let kept: { worker: Worker; memoryMb: number; timer: NodeJS.Timeout } | null = null

/** One run of the pipeline in a thread. Close it, whatever happens. */
export class Pipeline {
  #worker: Worker
  #folder: string
  #limits: Required<PipelineLimits>
  #inbox: FromThread[] = []
  #wake: (() => void) | null = null
  #dead: string | null = null
  #heard = performance.now()
  /** The thread waits for another job. */
  #idle = false
  #onMessage = (message: FromThread) => this.#hear(message)
  #onError = (error: Error) => this.#die(reasonOf(error, this.#limits))
  #onExit = () => this.#die('the thread that reads the feed ended')
  summary: Summary | null = null
  /** How far the thread is, from 0 to 1; ahead of what is stored. */
  progress = 0

  constructor(job: Omit<Job, 'folder'>, { silenceMs = 20_000, memoryMb = 160 }: PipelineLimits = {}) {
    this.#limits = { silenceMs, memoryMb }
    this.#folder = mkdtempSync(join(tmpdir(), 'fairground-import-'))
    this.#worker = takeWorker(memoryMb)
    this.#worker.on('message', this.#onMessage).on('error', this.#onError).on('exit', this.#onExit)
    this.#send({ kind: 'start', job: { ...job, folder: this.#folder } })
    for (let batch = 0; batch < AHEAD; batch += 1) this.#send({ kind: 'more' })
  }

  /** The batches in order; then `summary` is there. */
  async *batches(): AsyncGenerator<Batch> {
    for (;;) {
      const message = await this.#next()
      if (message.kind === 'end') {
        this.summary = message.summary
        return
      }
      if (message.kind !== 'batch') continue
      this.#send({ kind: 'more' })
      yield message.batch
    }
  }

  /** Which of the external ids the feed does not have. After the last batch. */
  async absent(ids: string[]): Promise<string[]> {
    this.#send({ kind: 'absent', ids })
    for (;;) {
      const message = await this.#next()
      if (message.kind === 'absent') return message.ids
    }
  }

  /** Has whoever waits for the thread fail. */
  abort(reason: string): void {
    this.#die(reason)
  }

  async close(): Promise<void> {
    this.#worker.off('message', this.#onMessage).off('error', this.#onError).off('exit', this.#onExit)
    // In the middle of a feed it cannot be stopped in any other way.
    if (this.#dead === null && this.#idle) {
      this.#send({ kind: 'close' })
      keepWorker(this.#worker, this.#limits.memoryMb)
    } else await this.#worker.terminate()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message)
  }

  #hear(message: FromThread): void {
    this.#heard = performance.now()
    if (message.kind === 'progress') this.progress = message.share
    else {
      this.#idle = message.kind === 'end' || message.kind === 'failed'
      this.#inbox.push(message)
      this.#wake?.()
    }
  }

  #die(reason: string): void {
    this.#dead ??= reason
    this.#wake?.()
  }

  async #next(): Promise<Exclude<FromThread, { kind: 'progress' | 'failed' }>> {
    while (this.#inbox.length === 0 && this.#dead === null) await this.#wait()
    const message = this.#inbox.shift()
    if (!message) throw new PipelineError(this.#dead!)
    if (message.kind !== 'failed') return message as Exclude<FromThread, { kind: 'progress' | 'failed' }>
    if (message.feed) throw new PipelineError(message.message)
    throw Object.assign(new Error(message.message), { stack: message.stack })
  }

  /** Waits for a message, or for the silence to have lasted too long. */
  async #wait(): Promise<void> {
    const { silenceMs } = this.#limits
    const left = silenceMs - (performance.now() - this.#heard)
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, Math.max(1, left))
    this.#wake = resolve
    await promise
    clearTimeout(timer)
    this.#wake = null
    // Were we the ones who were held up, its messages wait behind the timer.
    if (this.#inbox.length === 0) await setImmediate()
    if (this.#inbox.length === 0 && performance.now() - this.#heard >= silenceMs)
      this.#die(`the configuration took more than ${silenceMs / 1000} s on a row`)
  }
}

function reasonOf(error: Error & { code?: string }, { memoryMb }: Required<PipelineLimits>): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return `the configuration needed more than ${memoryMb} MB of memory`
  return `the thread that reads the feed failed: ${error.message}`
}

function takeWorker(memoryMb: number): Worker {
  if (kept?.memoryMb === memoryMb) {
    const { worker } = kept
    forget()
    worker.ref()
    return worker
  }
  // What the command line gives the young generation of the process goes before the limits of a thread, and so much, grown
  // old at once, is more than V8 grants at a limit: it would end the process. Heaps that are there keep what they have.
  setFlagsFromString(`--max-semi-space-size=${SEMI_SPACE_MB}`)
  return new Worker(new URL('./thread-main.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 3 * SEMI_SPACE_MB },
  })
}

/** Keeps one idle thread for the next run, for a while; it does not keep the process. */
function keepWorker(worker: Worker, memoryMb: number): void {
  worker.unref()
  if (kept) {
    void worker.terminate()
    return
  }
  const timer = setTimeout(() => void endIdleThread(), KEPT_MS)
  timer.unref()
  kept = { worker, memoryMb, timer }
  worker.on('error', forget).on('exit', forget)
}

function forget(): void {
  if (!kept) return
  clearTimeout(kept.timer)
  kept.worker.off('error', forget).off('exit', forget)
  kept = null
}

/** Ends the idle thread. */
async function endIdleThread(): Promise<void> {
  const worker = kept?.worker
  forget()
  await worker?.terminate()
}
