import { connect, type Socket } from 'node:net'
import { createMessageReader } from './messages.ts'

export interface Load {
  port: number
  seconds: number
  /** Ends after so many requests if they are done before. */
  requests?: number
  connections: number
}

export interface LoadResult {
  requests: number
  /** From the first request to the last answer. */
  seconds: number
  /** In milliseconds. */
  p50: number
  p95: number
  p99: number
  /** What the load took itself, in milliseconds for each request. */
  cpuMs: number
}

/** Given up this long after the end of the time. */
const GRACE_MS = 15_000

/**
 * As many connections as wanted, each with one request at a time. It writes plain HTTP/1.1 on sockets, because what it
 * takes itself is taken from the subgraphs on the same core. `requestText` makes the next request.
 */
export async function drive(order: Load, requestText: () => string): Promise<LoadResult> {
  const latencies: number[] = []
  const cpu = process.cpuUsage()
  const started = performance.now()
  const until = started + order.seconds * 1_000
  let left = order.requests ?? Number.POSITIVE_INFINITY
  const giveUp = AbortSignal.timeout(order.seconds * 1_000 + GRACE_MS)
  await Promise.all(Array.from({ length: order.connections }, () => useConnection(order.port, giveUp)))
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]!
  const requests = latencies.length
  return { requests, seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), cpuMs: (user + system) / 1_000 / requests }

  /** Sends on one connection until the time is over and the last answer is there. */
  function useConnection(port: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true, signal })
      let sentAt = 0
      const next = () => {
        sentAt = performance.now()
        if (sentAt < until && left-- > 0) return socket.write(requestText(), 'latin1')
        socket.destroy()
        resolve()
      }
      const read = createMessageReader((head, body) => {
        latencies.push(performance.now() - sentAt)
        if (head.startsWith('HTTP/1.1 200')) return void next()
        socket.destroy()
        reject(new Error(`expected status 200, got ${head.split('\r\n')[0]}: ${body.toString().slice(0, 300)}`))
      })
      socket.on('connect', next)
      socket.on('data', read)
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('the gateway closed a connection')))
    })
  }
}
