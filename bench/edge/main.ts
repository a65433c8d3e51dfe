import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import { ANSWER, AUDIENCE, BODY } from './request.ts'

/**
 * `npm run bench:edge`: what stands between the socket and the engine, as CPU time of the process per request, over an
 * engine that answers a constant: bare node:http, our edge by itself, with node:http
 * reading each request, and with a log line (to nowhere), Apollo Server. In turn, the median of the rounds.
 */
const FRONTS = ['bare', 'edge', 'edge-on-node', 'edge info', 'apollo']
const ROUNDS = 7
const REQUESTS = 20_000
const CONNECTIONS = 16

const folder = mkdtempSync(join(tmpdir(), 'fairground-bench-edge-'))
const issuer = await openDevIssuer(folder)
const token = await issuer.token({ id: 'usr_1', roles: ['SHOPPER'], businessId: 'biz_1' }, AUDIENCE)
const REQUEST = Buffer.from(
  `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json\r\nauthorization: Bearer ${token}\r\nuser-agent: bench\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`,
)

async function start(front: string): Promise<{ child: ChildProcess; port: number }> {
  const [name = '', level = 'silent'] = front.split(' ')
  const child = fork(join(import.meta.dirname, 'server.ts'), [name, folder, level], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${front} ended with ${code}`)))
  const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }]
  ended.catch(() => undefined)
  return { child, port }
}

async function cpuOf(child: ChildProcess): Promise<{ user: number; system: number }> {
  child.send('cpu')
  const [usage] = await once(child, 'message')
  return usage
}

/** One request after the other on one connection. */
async function ask(port: number, count: number): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  await new Promise<void>((resolve, reject) => {
    let left = count
    let length = 0
    let expected = 0
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      if (length === 0) {
        if (!chunk.toString('latin1', 0, 15).startsWith('HTTP/1.1 200 OK')) reject(new Error(chunk.toString()))
        expected = chunk.indexOf('\r\n\r\n') + 4 + ANSWER.length
      }
      length += chunk.length
      if (length < expected) return
      length = 0
      left -= 1
      if (left > 0) socket.write(REQUEST)
      else resolve()
    })
    socket.write(REQUEST)
  })
  socket.destroy()
}

async function measure({ child, port }: { child: ChildProcess; port: number }) {
  const before = await cpuOf(child)
  const each = REQUESTS / CONNECTIONS
  await Promise.all(Array.from({ length: CONNECTIONS }, () => ask(port, each)))
  const after = await cpuOf(child)
  return { user: (after.user - before.user) / REQUESTS, system: (after.system - before.system) / REQUESTS }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const servers = await Promise.all(FRONTS.map(start))
const measured: { user: number; system: number }[][] = FRONTS.map(() => [])
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [index, server] of servers.entries()) {
    const result = await measure(server)
    // The first one warms up.
    if (round > 0) measured[index]!.push(result)
  }
}
for (const [index, front] of FRONTS.entries()) {
  const user = median(measured[index]!.map(one => one.user))
  const system = median(measured[index]!.map(one => one.system))
  console.log(`${front.padEnd(10)} ${user.toFixed(1)} µs of its own, ${system.toFixed(1)} µs of the system`)
}
for (const { child } of servers) child.disconnect()
rmSync(folder, { recursive: true, force: true })
