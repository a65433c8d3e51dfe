import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { expect, it } from 'vitest'
import { httpSource } from '../../sources/http.ts'
import { http } from '../hostile/server.ts'
import { cert, key } from './certificate.ts'
import { ask, closers, serve } from './serve.ts'

it('keeps a connection for the next request', async () => {
  const { source, sockets } = await serve((socket, body) => socket.write(http(`${body}!`)))
  expect([await ask(source, '1'), await ask(source, '2')]).toEqual(['1!', '2!'])
  expect(sockets).toHaveLength(1)
})

it('has those wait that come when all connections are taken, and answers each with its own', async () => {
  const { source, sockets, asked } = await serve((socket, body) => setImmediate(() => socket.write(http(`${body}!`))), {
    connections: 2,
  })
  const bodies = Array.from({ length: 40 }, (_, index) => String(index))
  expect(await Promise.all(bodies.map(body => ask(source, body)))).toEqual(bodies.map(body => `${body}!`))
  expect(sockets).toHaveLength(2)
  expect(asked).toEqual(bodies)
})

it.each(['connection: close', 'Connection: Keep-Alive, Close', 'keep-alive: timeout=1'])(
  'opens another one after %s',
  async line => {
    const answer = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n${line}\r\n\r\n{}`
    const { source, sockets } = await serve(socket => socket.write(answer))
    expect([await ask(source, '1', 'mutation'), await ask(source, '2', 'mutation')]).toEqual(['{}', '{}'])
    expect(sockets).toHaveLength(2)
  },
)

it('never takes what comes unasked for the answer to the next request', async () => {
  const { source, sockets } = await serve((socket, body) => {
    socket.write(http(`"${body}"`))
    if (body === '1') socket.write(http('"someone else’s"'))
  })
  expect(await ask(source, '1')).toBe('"1"')
  await once(sockets[0]!, 'close')
  expect(await ask(source, '2', 'mutation')).toBe('"2"')
  expect(sockets).toHaveLength(2)
})

it('sends a query again when the idle connection had been closed, and forgets connections that end', async () => {
  const { source, sockets, asked } = await serve((socket, body) => {
    if (body === 'cut' && asked.length === 2) socket.destroy()
    else socket.write(http('{}'))
  })
  await ask(source, '1')
  expect(await ask(source, 'cut')).toBe('{}')
  expect(asked).toEqual(['1', 'cut', 'cut'])
  sockets[1]!.end()
  await once(sockets[1]!, 'close')
  expect(await ask(source, '2', 'mutation')).toBe('{}')
  expect(sockets).toHaveLength(3)
})

it('does not send what nobody waits for any longer, and cuts off what is on its way', async () => {
  const { source, sockets, asked } = await serve(
    (socket, body) => {
      if (body !== 'never') socket.write(http('{}'))
    },
    { connections: 1 },
  )
  const leaving = new AbortController()
  const never = ask(source, 'never', 'query', leaving.signal)
  const waiting = ask(source, 'waiting', 'query', leaving.signal)
  const other = ask(source, 'other')
  while (asked.length === 0) await new Promise(resolve => setImmediate(resolve))
  leaving.abort()
  await expect(never).rejects.toThrow('the client left')
  await expect(waiting).rejects.toThrow('the client left')
  expect(await other).toBe('{}')
  expect(asked).toEqual(['never', 'other'])
  expect(sockets).toHaveLength(2)
  await expect(ask(source, 'late', 'query', leaving.signal)).rejects.toThrow('the client left')
})

it('fails at once when nobody listens, for everybody who waits', async () => {
  const { source, sockets } = await serve(() => undefined)
  await source.close()
  const closed = httpSource({
    subgraph: 's',
    url: 'http://127.0.0.1:1/',
    timeoutMs: 5_000,
    connections: 1,
    headers: () => ({}),
  })
  closers.push(() => closed.close())
  const outcomes = await Promise.allSettled(['1', '2', '3'].map(body => ask(closed, body)))
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(sockets).toHaveLength(0)
})

it('refuses header values that could end a header', async () => {
  const { source } = await serve(socket => socket.write(http('{}')))
  const evil = httpSource({
    subgraph: 's',
    url: 'http://127.0.0.1:1/',
    timeoutMs: 100,
    headers: () => ({ a: 'b\r\nc: d' }),
  })
  closers.push(() => evil.close())
  await expect(ask(evil, '1')).rejects.toThrow('a: expected the value of a header')
  expect(await ask(source, '1')).toBe('{}')
})

it('speaks TLS, and only to whom it can trust', async () => {
  const server = createTlsServer({ key, cert }, socket => {
    socket.on('error', () => undefined)
    socket.on('data', () => socket.write(http('{}')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const source = httpSource({
    subgraph: 's',
    url: `https://localhost:${port}/graphql`,
    timeoutMs: 5_000,
    headers: () => ({}),
  })
  closers.push(
    () => server.close(),
    () => source.close(),
  )
  await expect(ask(source, '1')).rejects.toThrow('self-signed certificate')
})
