import { Deadlines } from '../deadlines.ts'
import type { Address } from './address.ts'
import type { Call, Carrier } from './call.ts'
import { Connection, type ConnectionOptions } from './connection.ts'

export interface PoolOptions {
  address: Address
  connections: number
  connectMs: number
  idleMs: number
  maxResponseBytes: number
}

const SWEEP_MS = 5_000

/** Connections to one place, opened when they are needed. Those used last are used first, so that the rest can go. */
export class ConnectionPool implements Carrier {
  #options: ConnectionOptions
  #limit: number
  #open = new Set<Connection>()
  #idle: Connection[] = []
  #waiting = new Set<Call>()
  #sweep: NodeJS.Timeout | undefined
  #closing: (() => void) | undefined

  constructor({ address, connections, connectMs, idleMs, maxResponseBytes }: PoolOptions) {
    this.#limit = connections
    this.#options = {
      address,
      maxResponseBytes,
      idleMs,
      connecting: new Deadlines(connectMs),
      free: connection => this.#free(connection),
      closed: connection => this.#closed(connection),
    }
  }

  /** Sends a call when there is a connection for it. */
  send(call: Call): void {
    const connection = this.#find()
    if (connection) connection.run(call)
    else this.#queue(call)
  }

  #queue(call: Call): void {
    call.carrier = this
    this.#waiting.add(call)
  }

  /** Of those that wait; the others are on a connection by then. */
  abandon(call: Call): void {
    this.#waiting.delete(call)
  }

  /** Waits for what is running. */
  async close(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.#closing = resolve
    })
    for (const connection of [...this.#idle]) connection.destroy()
    if (this.#open.size > 0) await closed
    clearInterval(this.#sweep)
    this.#options.connecting.close()
  }

  #find(): Connection | undefined {
    const now = performance.now()
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.usableUntil > now) return idle
      idle.destroy()
    }
    if (this.#open.size >= this.#limit) return undefined
    const connection = new Connection(this.#options)
    this.#open.add(connection)
    return connection
  }

  #free(connection: Connection): void {
    const next = this.#next()
    if (next) connection.run(next)
    else if (this.#closing) connection.destroy()
    else this.#keep(connection)
  }

  #keep(connection: Connection): void {
    this.#idle.push(connection)
    this.#sweep ??= setInterval(() => this.#closeOld(), SWEEP_MS).unref()
  }

  #next(): Call | undefined {
    const [next] = this.#waiting
    if (next) this.#waiting.delete(next)
    return next
  }

  #closed(connection: Connection): void {
    this.#open.delete(connection)
    const place = this.#idle.indexOf(connection)
    if (place >= 0) this.#idle.splice(place, 1)
    const next = this.#next()
    if (next) this.send(next)
    else if (this.#open.size === 0) this.#closing?.()
  }

  #closeOld(): void {
    const now = performance.now()
    for (const connection of this.#idle.filter(({ usableUntil }) => usableUntil <= now)) connection.destroy()
    if (this.#idle.length > 0) return
    clearInterval(this.#sweep)
    this.#sweep = undefined
  }
}
