import { type Deadlines, Stoppable } from '../deadlines.ts'
import { HangUpError, HttpAnswerError } from './errors.ts'

/** What has a call at the moment: the queue, or a connection. */
export interface Carrier {
  /** Nobody waits for the call any longer. */
  abandon(call: Call): void
}

/** What calls to one place have in common. */
export interface Line {
  deadlines: Deadlines
  send(call: Call): void
}

export interface CallOptions {
  /** The whole request, each character one byte. */
  text: string
  signal: AbortSignal | undefined
  /** Whether it may be sent once more when its connection breaks: it changes nothing. */
  repeatable: boolean
  /** Exactly one of the two is called. */
  done(body: Buffer): void
  failed(error: Error): void
}

/** One request on its way: in the queue, on a connection, perhaps on a second one, until it is answered or given up. */
export class Call extends Stoppable {
  readonly text: string
  /** Where it is now. */
  carrier: Carrier | undefined
  #line: Line
  #options: CallOptions
  #attempts = 0
  #settled = false

  constructor(line: Line, options: CallOptions) {
    super()
    this.text = options.text
    this.#line = line
    this.#options = options
  }

  /** Nobody waits for it any longer. */
  get isSettled(): boolean {
    return this.#settled
  }

  /** Whether it may go with others on one connection: when that breaks it is sent once more, and then alone. */
  get isSociable(): boolean {
    return this.#options.repeatable && this.#attempts === 1
  }

  start(): void {
    const { signal } = this.#options
    this.#line.deadlines.start(this, signal)
    if (signal?.aborted) this.stop('client')
    else this.#send()
  }

  #send(): void {
    this.#attempts += 1
    this.#line.send(this)
  }

  succeed(body: Buffer): void {
    if (this.#settle()) this.#options.done(body)
  }

  fail(error: Error): void {
    // A socket that the other side closed between two requests, most likely. A mutation may have been done.
    const again = error instanceof HangUpError && this.#options.repeatable && this.#attempts === 1 && !this.#settled
    if (again) this.#send()
    else if (this.#settle()) this.#options.failed(error)
  }

  stop(reason: 'time' | 'client'): void {
    const error =
      reason === 'time' ? new HttpAnswerError('expected an answer in time, got none') : new Error('the client left')
    if (!this.#settle()) return
    this.#options.failed(error)
    this.carrier?.abandon(this)
  }

  #settle(): boolean {
    if (this.#settled) return false
    this.#settled = true
    this.#line.deadlines.end(this)
    return true
  }
}
