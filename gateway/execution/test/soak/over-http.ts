import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Pool } from 'undici'
import { readOptions } from '../../../standalone/options.ts'
import { type Standalone, startStandalone } from '../../../standalone/server.ts'
import { answerTo, operation, soakSupergraph } from './catalog.ts'
import { heap } from './heap.ts'
import type { Soaked, SoakOptions } from './soak.ts'

const CLIENTS = 32
const HEARD_MS = 5_000
const nothing = () => undefined
const log = { info: nothing, warn: nothing, error: nothing, isLevelEnabled: () => false }

export interface SoakedHttp extends Soaked {
  /** Connections to the gateway and to the subgraphs when all is over. */
  connections: number
}

/**
 * The same with the whole gateway between real clients and real servers. Every tenth request is left by its client while
 * a subgraph still thinks about it.
 */
export async function soakOverHttp({ operations, requests, progress }: SoakOptions): Promise<SoakedHttp> {
  const thinking = new Map<string, () => void>()
  const subgraphs = await Promise.all(['a', 'b'].map(name => startSubgraph(name, thinking)))
  const gateway = await startGateway(subgraphs)
  const pool = new Pool(gateway.url, { connections: CLIENTS })
  const total = operations + requests
  let started = 0
  let early = 0
  const ask = async (number: number, signal?: AbortSignal) => {
    const query = operation(number)
    const headers = { 'content-type': 'application/json', authorization: 'Bearer soak' }
    const options = { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query }) } as const
    const { body } = await pool.request({ ...options, ...(signal ? { signal } : {}) })
    return body.text()
  }
  const leave = async (number: number) => {
    const leaving = new AbortController()
    // An alias that nobody else has, so that it is known which request this is.
    thinking.set(`a${number}`, () => leaving.abort())
    const outcome = await ask(number, leaving.signal).then(
      () => 'answered',
      () => 'left',
    )
    if (outcome === 'answered') throw new Error('expected a request that is left to have no answer')
  }
  const client = async () => {
    for (;;) {
      const done = started++
      if (done >= total) return
      if (done % 10 === 9) await leave(total + done)
      else {
        const body = await ask(done < operations ? done : operations - 1 - (done % 100))
        if (!body.includes('"price":19')) throw new Error(`expected twenty items, got ${body.slice(0, 200)}`)
      }
      if (done === Math.floor(total / 10)) early = await heap()
      if (done % 20_000 === 19_999) progress?.(done + 1, await heap())
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await pool.close()
  await gateway.close()
  const counts = await Promise.all(subgraphs.map(connectionsLeft))
  const late = await heap()
  for (const server of subgraphs) server.close()
  return { early, late, connections: counts.reduce((sum, count) => sum + count, 0) }
}

/** Calls who waits for a request to be thought about, and never answers that one. */
async function startSubgraph(name: string, thinking: Map<string, () => void>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { query } = JSON.parse(await text(request)) as { query: string }
    const alias = /(a\d+):/.exec(query)?.[1] ?? ''
    const waiting = thinking.get(alias)
    if (waiting) {
      thinking.delete(alias)
      waiting()
      return
    }
    response.setHeader('content-type', 'application/json').end(answerTo(name, query))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

function startGateway(subgraphs: readonly Server[]): Promise<Standalone> {
  const urls = subgraphs.map((server, index) => {
    const { port } = server.address() as AddressInfo
    return ['--subgraph', `${'ab'[index]}=http://127.0.0.1:${port}/graphql`]
  })
  const options = readOptions(['--supergraph', 'given', '--port', '0', ...urls.flat()])
  return startStandalone({
    ...options,
    supergraphSdl: soakSupergraph,
    codegen: true,
    splice: true,
    plain: true,
    redisUrl: '',
    log,
  })
}

/** A server hears of a connection's end a little after the other side has ended it. */
async function connectionsLeft(server: Server): Promise<number> {
  for (const until = performance.now() + HEARD_MS; ; await nextTurn()) {
    const count = await connectionsOf(server)
    if (count === 0 || performance.now() > until) return count
  }
}

const connectionsOf = (server: Server) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )
