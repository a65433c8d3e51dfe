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

/** One connection, which carries one call at a time. */
export class Connection extends Stoppable implements Carrier {
  /** Until when it may be used again, as performance.now() tells time. */
  usableUntil = 0
  #options: ConnectionOptions
  #socket: Socket
  #call: Call | undefined
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

  run(call: Call): void {
    call.carrier = this
    this.#call = call
    this.#reader = new ResponseReader(this.#options.maxResponseBytes)
    this.#socket.write(call.text, 'latin1')
  }

  /** Whoever asked does not wait any longer. What is still to come cannot be told from another answer. */
  abandon(call: Call): void {
    if (this.#call !== call) return
    this.#call = undefined
    this.destroy()
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
    try {
      const call = this.#call
      if (!call) throw new HttpAnswerError('expected nothing: there was no request')
      const end = this.#reader.read(bytes)
      if (end >= 0) this.#answered(call, end === bytes.length)
    } catch (error) {
      this.#error ??= error as Error
      this.destroy()
    }
  }

  #answered(call: Call, clean: boolean): void {
    // Being free may mean to read the next answer at once.
    const reader = this.#reader
    this.#call = undefined
    const seconds = reader.head?.keepAliveSeconds
    const { idleMs, free } = this.#options
    const keptMs = seconds === undefined ? idleMs : Math.min(idleMs, seconds * 1000 - MARGIN_MS)
    // More than the answer, or an answer before the whole request was read: out of step.
    if (!clean || keptMs <= 0 || this.#socket.writableLength > 0) this.destroy()
    else {
      this.usableUntil = performance.now() + keptMs
      free(this)
    }
    answer(call, reader)
  }

  #close(): void {
    if (this.#over) return
    this.#over = true
    const { connecting, closed } = this.#options
    connecting.end(this)
    closed(this)
    const call = this.#call
    if (!call) return
    this.#call = undefined
    if (!this.#error && this.#reader.isWholeAtClose()) answer(call, this.#reader)
    else call.fail(lossOf(this.#error))
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
