import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { anonymousViewer, signClaims, verifyClaims } from '#shared/auth.ts'
import { httpSource } from '../execution/sources/http.ts'
import type { Fetch } from '../execution/types.ts'

const SECRET = 's'
const claims = {
  viewer: anonymousViewer('biz_1'),
  requestId: 'r',
  traceparent: '',
  operationName: null,
  clientName: null,
}
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Behaviour = (request: IncomingMessage, body: string) => string | undefined

/** A subgraph that answers what `behave` says, and cuts the connection when that is nothing. */
async function source(behave: Behaviour, options: { timeoutMs?: number; maxResponseBytes?: number } = {}) {
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const answer = behave(request, body)
      if (answer === undefined) request.socket.destroy()
      else response.setHeader('content-type', 'application/json').end(answer)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const made = httpSource({
    subgraph: 'order',
    url,
    timeoutMs: 1_000,
    headers: (_fetch, body) => ({ ...signClaims(SECRET, 'order', claims, Buffer.from(body, 'latin1'), Date.now()) }),
    ...options,
  })
  closers.push(
    () => made.close(),
    () => new Promise(resolve => server.close(resolve)),
  )
  return async (kind: 'query' | 'mutation' = 'query') => {
    const fetch = { id: 0, subgraph: 'order', kind, operationName: null, text: '{ a }' } as Fetch
    return JSON.parse(Buffer.from(await made.send(fetch, '{"query":"{ a }"}', {}, undefined, null)).toString())
  }
}

it('tries a query again, once, when the socket hangs up', async () => {
  let calls = 0
  const fetch = await source(() => (++calls === 1 ? undefined : '{"data":{"a":1}}'))
  expect(await fetch()).toEqual({ data: { a: 1 } })
  expect(calls).toBe(2)
})

it('never repeats a mutation, nor a query for the third time', async () => {
  let calls = 0
  const fetch = await source(() => {
    calls += 1
    return undefined
  })
  await expect(fetch('mutation')).rejects.toThrow()
  expect(calls).toBe(1)
  await expect(fetch()).rejects.toThrow()
  expect(calls).toBe(3)
})

it('refuses answers that are too long, broken or not 200', async () => {
  const long = await source(() => `{"data":"${'x'.repeat(5_000)}"}`, { maxResponseBytes: 1_000 })
  await expect(long()).rejects.toThrow()
  const broken = await source(() => '<html>')
  await expect(broken()).rejects.toThrow()
})

it('signs each request for its subgraph and body', async () => {
  const fetch = await source((request, body) =>
    JSON.stringify({ data: verifyClaims(SECRET, 'order', request.headers, body, Date.now()) }),
  )
  expect(await fetch()).toMatchObject({ data: { requestId: 'r', viewer: { businessId: 'biz_1' } } })
})
