import { Deadlines } from '../deadlines.ts'
import type { Address } from './address.ts'
import type { Call, Carrier } from './call.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { Patience } from './patience.ts'

/** Which queries go on one connection together. */
export interface Pipeline {
  /** At most so many; 1 for none. */
  depth: number
  /** So long may an answer keep others waiting, while the gateway has nothing else to do, in milliseconds. */
  patienceMs: number
  /** So long each goes alone after that, in milliseconds. */
  restMs: number
}

/** What became of queries that could go together: how many did, in how many groups, and how many groups an answer held up. */
export type ObservePipeline = (what: 'queries' | 'groups' | 'slow', count: number) => void

export interface PoolOptions {
  address: Address
  connections: number
  connectMs: number
  idleMs: number
  maxResponseBytes: number
  pipeline: Pipeline
  observePipeline: ObservePipeline
}

const SWEEP_MS = 5_000

/** Connections to one place, opened when they are needed. Those used last are used first, so that the rest can go. */
export class ConnectionPool implements Carrier {
  #options: ConnectionOptions
  #limit: number
  #open = new Set<Connection>()
  #idle: Connection[] = []
  /** Not a set, which would keep what was taken out alive, see ../passing.ts. */
  #waiting: Call[] = []
  #depth: number
  #observe: ObservePipeline
  #patience: Patience
  /** Set while calls of this turn of the event loop are gathered. */
  #gathering: NodeJS.Immediate | undefined
  #sweep: NodeJS.Timeout | undefined
  #closing: (() => void) | undefined

  constructor(options: PoolOptions) {
    const { address, connections, connectMs, idleMs, maxResponseBytes, pipeline } = options
    this.#limit = connections
    this.#depth = pipeline.depth
    this.#observe = options.observePipeline
    this.#patience = new Patience({ ...pipeline, onSlow: () => this.#observe('slow', 1) })
    this.#options = {
      address,
      maxResponseBytes,
      idleMs,
      connecting: new Deadlines(connectMs),
      free: connection => this.#free(connection),
      closed: connection => this.#closed(connection),
    }
  }

  /** Sends a call when there is a connection for it, with others of the same turn of the event loop where they may. */
  send(call: Call): void {
    if (call.isSociable && this.#most > 1) {
      this.#queue(call)
      this.#gathering ??= setImmediate(() => this.#flush())
      return
    }
    const connection = this.#find()
    if (connection) connection.run([call])
    else this.#queue(call)
  }

  /** How many may go together now. */
  get #most(): number {
    return this.#patience.rests ? 1 : this.#depth
  }

  #flush(): void {
    clearImmediate(this.#gathering)
    this.#gathering = undefined
    // As many to each connection, rather than a full one and a rest.
    const { length } = this.#waiting
    const share = Math.ceil(length / Math.ceil(length / this.#most))
    while (this.#waiting.length > 0) {
      const connection = this.#find()
      if (!connection) return
      this.#run(connection, share)
    }
  }

  /** Gives a connection what waits longest, `most` calls where they may go together. */
  #run(connection: Connection, most: number): void {
    const waiting = this.#waiting
    let count = 1
    if (waiting[0]?.isSociable) while (count < most && waiting[count]?.isSociable) count++
    const calls = waiting.splice(0, count)
    connection.run(calls)
    if (calls.length === 1) return
    this.#patience.watch(connection)
    this.#observe('queries', calls.length)
    this.#observe('groups', 1)
  }

  #queue(call: Call): void {
    call.carrier = this
    this.#waiting.push(call)
  }

  /** Of those that wait; the others are on a connection by then. */
  abandon(call: Call): void {
    const place = this.#waiting.indexOf(call)
    if (place >= 0) this.#waiting.splice(place, 1)
  }

  /** Waits for what is running. */
  async close(): Promise<void> {
    this.#flush()
    const closed = new Promise<void>(resolve => {
      this.#closing = resolve
    })
    for (const connection of [...this.#idle]) connection.destroy()
    if (this.#open.size > 0) await closed
    clearInterval(this.#sweep)
    this.#patience.close()
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
    // What is gathered waits for the rest of this turn.
    if (this.#waiting.length > 0 && !this.#gathering) this.#run(connection, this.#most)
    else if (this.#closing) connection.destroy()
    else this.#keep(connection)
  }

  #keep(connection: Connection): void {
    this.#idle.push(connection)
    this.#sweep ??= setInterval(() => this.#closeOld(), SWEEP_MS).unref()
  }

  #closed(connection: Connection): void {
    this.#open.delete(connection)
    const place = this.#idle.indexOf(connection)
    if (place >= 0) this.#idle.splice(place, 1)
    const next = this.#gathering ? undefined : this.#waiting.shift()
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
