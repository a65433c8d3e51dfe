import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { type Deadlines, Stoppable } from '../deadlines.ts'
import type { Address } from './address.ts'
import type { Call, Carrier } from './call.ts'
import { HangUpError, HttpAnswerError } from './errors.ts'
import { ResponseReader } from './response.ts'

export interface ConnectionOptions {
  address: Address
  maxResponseBytes: number
  /** Of being connected. */
  connecting: Deadlines
  /** How long it may be idle when the other side says nothing, in milliseconds. */
  idleMs: number
  /** Its answer has come: it can carry another call. */
  free(connection: Connection): void
  /** It is of no more use. Called once. */
  closed(connection: Connection): void
}

/** Most answers come in one piece, which is read into the same memory each time. */
const READ_BYTES = 65_536
/** Closed this long before the other side would: what is sent then might not be read. */
const MARGIN_MS = 1_000

/** One connection, which carries one call at a time, or some together: answers come in the order of the requests. */
export class Connection extends Stoppable implements Carrier {
  /** Until when it may be used again, as performance.now() tells time. */
  usableUntil = 0
  /** How many answers it has brought. */
  answers = 0
  #options: ConnectionOptions
  #socket: Socket
  #calls: readonly Call[] = []
  /** Which of them is answered next. */
  #at = 0
  /** Answers will come that are of no use. */
  #spoilt = false
  #reader: ResponseReader
  #error: Error | undefined
  #over = false

  constructor(options: ConnectionOptions) {
    super()
    this.#options = options
    this.#reader = new ResponseReader(options.maxResponseBytes)
    options.connecting.start(this, undefined)
    this.#socket = open(options.address, bytes => this.#read(bytes))
    this.#socket.once(options.address.tls ? 'secureConnect' : 'connect', () => options.connecting.end(this))
    this.#socket.on('error', error => {
      this.#error ??= error
    })
    this.#socket.once('close', () => this.#close())
  }

  /** Sends them in one write. Nothing may be under way. */
  run(calls: readonly Call[]): void {
    let text = ''
    for (const call of calls) {
      call.carrier = this
      text += call.text
    }
    this.#calls = calls
    this.#at = 0
    this.#reader = new ResponseReader(this.#options.maxResponseBytes)
    this.#socket.write(text, 'latin1')
  }

  /** How many wait for the answer to another call. */
  get behind(): number {
    return Math.max(0, this.#calls.length - this.#at - 1)
  }

  /** Has those that wait for the answer to another call sent elsewhere. */
  release(): void {
    const behind = this.#calls.slice(this.#at + 1)
    this.#calls = this.#calls.slice(0, this.#at + 1)
    this.#spoilt ||= behind.length > 0
    for (const call of behind) call.fail(new HangUpError('the answer before took too long'))
  }

  /** Whoever asked does not wait any longer. What is still to come cannot be told from another answer, if nobody waits behind. */
  abandon(call: Call): void {
    const left = this.#calls.slice(this.#at)
    if (left.includes(call) && left.every(({ isSettled }) => isSettled)) this.destroy()
  }

  /** It took too long to connect. */
  stop(): void {
    this.#error ??= new HttpAnswerError('expected a connection in time, got none')
    this.destroy()
  }

  destroy(): void {
    this.#socket.destroy()
    this.#close()
  }

  #read(bytes: Buffer): void {
    let at = 0
    try {
      do {
        if (this.#at === this.#calls.length) throw new HttpAnswerError('expected nothing: there was no request')
        const length = this.#reader.read(at === 0 ? bytes : bytes.subarray(at))
        if (length < 0) return
        at += length
        this.#answered(at === bytes.length)
      } while (at < bytes.length && !this.#over)
    } catch (error) {
      // It says nothing about the calls behind.
      const call = this.#calls[this.#at++]
      this.destroy()
      call?.fail(error as Error)
    }
  }

  #answered(isAll: boolean): void {
    const reader = this.#reader
    const call = this.#calls[this.#at++] as Call
    this.answers += 1
    // Being free may mean to read the next answer at once.
    if (this.#at === this.#calls.length) this.#becomeFree(reader, isAll)
    else if (reader.head?.keepAliveSeconds === 0) this.destroy()
    else this.#reader = new ResponseReader(this.#options.maxResponseBytes)
    answer(call, reader)
  }

  #becomeFree({ head }: ResponseReader, isAll: boolean): void {
    const seconds = head?.keepAliveSeconds
    const { idleMs, free } = this.#options
    const keptMs = seconds === undefined ? idleMs : Math.min(idleMs, seconds * 1000 - MARGIN_MS)
    // More than the answer, or an answer before the whole request was read: out of step.
    if (!isAll || this.#spoilt || keptMs <= 0 || this.#socket.writableLength > 0) this.destroy()
    else {
      this.usableUntil = performance.now() + keptMs
      free(this)
    }
  }

  #close(): void {
    if (this.#over) return
    this.#over = true
    const { connecting, closed } = this.#options
    connecting.end(this)
    closed(this)
    const left = this.#calls.slice(this.#at)
    this.#at = this.#calls.length
    const [first] = left
    if (first && !this.#error && this.#reader.isWholeAtClose()) answer(left.shift() as Call, this.#reader)
    for (const call of left) call.fail(lossOf(this.#error))
  }
}

function answer(call: Call, reader: ResponseReader): void {
  const { refused } = reader
  if (refused) call.fail(refused)
  else call.succeed(reader.body())
}

/** How a connection was lost: closed or reset by the other side, or for a reason of its own. */
function lossOf(cause: NodeJS.ErrnoException | undefined): Error {
  const isHangUp = cause === undefined || cause.code === 'ECONNRESET' || cause.code === 'EPIPE'
  return isHangUp ? new HangUpError('the connection was closed', { cause }) : cause
}

function open({ host, port, socketPath, tls }: Address, read: (bytes: Buffer) => void): Socket {
  if (tls) {
    const socket = connectTls({ host, port, servername: host, ALPNProtocols: ['http/1.1'] })
    return socket.setNoDelay(true).on('data', read)
  }
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const callback = (length: number) => {
    read(buffer.subarray(0, length))
    return true
  }
  const onread = { buffer, callback }
  return socketPath ? connect({ path: socketPath, onread }) : connect({ host, port, noDelay: true, onread })
}
