import { channel } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import type { Exchange } from '../exchange.ts'
import { type Carrier, PlainExchange } from './exchange.ts'
import { readHead } from './head.ts'

export interface PlainOptions {
  answer(exchange: Exchange): void
  /** Requests with more are left to node:http. */
  maxBodyBytes: number
  /** How long a connection may be idle. */
  keepAliveMs: number
  /** How long a request may take to arrive. */
  requestMs: number
}

export interface Surroundings extends PlainOptions {
  /** Whether each answer is the last one of its connection. */
  closing(): boolean
  /** Takes the socket; what has arrived of its next request can be read from it once more. */
  leaveToNode(connection: PlainConnection): void
}

/** Told of each request that begins, with its connection; the like of node:http's `http.server.request.start`. */
export const plainRequestStart = channel('fairground.gateway.plain-request.start')

/** Clients that wait for the announced time may be a little late. */
const KEEP_ALIVE_SPARE_MS = 1_000

/** Kept side by side. Drops would cost many times their bytes. */
const MAX_CHUNKS = 256

/**
 * A connection on which plain requests are read as they come, one after the other. The first that is anything else leaves
 * the whole connection, from there on, to node:http.
 */
export class PlainConnection implements Carrier {
  readonly socket: Socket
  #around: Surroundings
  #kept: string
  #chunks: Buffer[] = []
  #size = 0
  /** Below this many bytes it is not worth looking. */
  #needed = 1
  #answering = false
  #looking = false
  /** No answer is written after the next one. */
  #last = false
  #late: NodeJS.Timeout | undefined

  constructor(socket: Socket, around: Surroundings) {
    this.socket = socket
    this.#around = around
    this.#kept = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(around.keepAliveMs / 1_000)}\r\n`
    socket.setTimeout(around.keepAliveMs + KEEP_ALIVE_SPARE_MS)
    for (const [event, listener] of this.#listeners) socket.on(event, listener)
  }

  get idle(): boolean {
    return !this.#answering && this.#size === 0
  }

  /** The next answer is the last one. */
  finish(): void {
    this.#last = true
  }

  connectionLines(): string {
    this.#last ||= this.#around.closing()
    return this.#last ? 'Connection: close\r\n' : this.#kept
  }

  answered(): void {
    this.#answering = false
    if (this.#last) this.socket.destroySoon()
    else if (!this.#looking) this.#look()
  }

  #take = (chunk: Buffer): void => {
    this.#size += chunk.length
    if (this.#chunks.push(chunk) === MAX_CHUNKS) this.#chunks = [Buffer.concat(this.#chunks, this.#size)]
    // More than one request at a time is not read: who sends on before the answer waits.
    if (this.#answering) this.socket.pause()
    else this.#look()
  }

  #look = (): void => {
    const { socket } = this
    this.#looking = true
    while (!this.#answering && !this.#last && this.#size >= this.#needed && !socket.writableNeedDrain) {
      if (!this.#next()) return
    }
    this.#looking = false
    if (!this.#answering && socket.isPaused() && !socket.writableNeedDrain) socket.resume()
  }

  /** Begins the next request if it is there. False when the connection is no longer ours. */
  #next(): boolean {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#size)
    const head = readHead(bytes)
    if (head === 'other' || (head !== 'part' && head.bodyBytes > this.#around.maxBodyBytes)) {
      this.#leave(bytes)
      return false
    }
    const end = head === 'part' ? bytes.length + 1 : head.bodyStart + head.bodyBytes
    if (head === 'part' || end > bytes.length) this.#wait(bytes, end)
    else {
      this.#keep(bytes.subarray(end))
      this.#answering = true
      if (plainRequestStart.hasSubscribers) plainRequestStart.publish(this)
      this.#around.answer(new PlainExchange(this, head.headers, bytes.subarray(head.bodyStart, end)))
    }
    return true
  }

  /** For the rest of a request. */
  #wait(bytes: Buffer, needed: number): void {
    this.#chunks = [bytes]
    this.#needed = needed
    this.#late ??= setTimeout(() => this.#refuse(TIMED_OUT), this.#around.requestMs).unref()
  }

  /** What has come after a request. */
  #keep(rest: Buffer): void {
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#size = rest.length
    this.#needed = 1
    clearTimeout(this.#late)
    this.#late = undefined
  }

  #leave(bytes: Buffer): void {
    const { socket } = this
    clearTimeout(this.#late)
    for (const [event, listener] of this.#listeners) socket.off(event, listener)
    socket.setTimeout(0)
    // Or what is put back would be passed on before anybody listens.
    socket.pause()
    socket.unshift(bytes)
    this.#around.leaveToNode(this)
    socket.resume()
  }

  #refuse(word: string): void {
    this.#last = true
    this.socket.write(word)
    this.socket.destroySoon()
  }

  /** A client that says no more has left: as with node:http, it gets no answer any more. */
  #end = (): void => {
    if (this.#answering) this.socket.destroy()
    else if (this.#size > 0) this.#refuse(BROKEN_OFF)
    else this.socket.destroySoon()
  }

  #idled = (): void => {
    if (!this.#answering) this.socket.destroy()
  }

  #listeners: readonly (readonly [string, (chunk: Buffer) => void])[] = [
    ['data', this.#take],
    ['drain', this.#look],
    ['end', this.#end],
    ['timeout', this.#idled],
    ['close', () => clearTimeout(this.#late)],
    // What went wrong with a client's connection is nobody's business but the client's; `close` follows.
    ['error', () => undefined],
  ]
}

const TIMED_OUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'
const BROKEN_OFF = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'
