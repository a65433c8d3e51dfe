import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { anonymousViewer, verifyClaims } from '#shared/auth.ts'
import { HttpDataSource } from '../execution/http.ts'

const SECRET = 's'
const context = { viewer: anonymousViewer('biz_1'), requestId: 'r', traceparent: '', clientName: null }
const metrics = { observeFetch: () => undefined }
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
      else response.end(answer)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const made = new HttpDataSource('order', { url, secret: SECRET, timeoutMs: 1_000, metrics, ...options })
  closers.push(
    () => made.close(),
    () => new Promise(resolve => server.close(resolve)),
  )
  return (query: string) => made.process({ request: { query }, context } as never)
}

it('tries a query again, once, when the socket hangs up', async () => {
  let calls = 0
  const fetch = await source(() => (++calls === 1 ? undefined : '{"data":{"a":1}}'))
  expect(await fetch('query A__order__0 { a }')).toEqual({ data: { a: 1 } })
  expect(calls).toBe(2)
})

it('never repeats a mutation, nor a query for the third time', async () => {
  let calls = 0
  const fetch = await source(() => {
    calls += 1
    return undefined
  })
  await expect(fetch('mutation A__order__0 { a }')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  expect(calls).toBe(1)
  await expect(fetch('{ a }')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  expect(calls).toBe(3)
})

it('refuses answers that are too long, broken or not 200', async () => {
  const long = await source(() => `{"data":"${'x'.repeat(5_000)}"}`, { maxResponseBytes: 1_000 })
  await expect(long('{ a }')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
  const broken = await source(() => '<html>')
  await expect(broken('{ a }')).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
})

it('signs each request for its subgraph and body', async () => {
  const fetch = await source((request, body) =>
    JSON.stringify({ data: verifyClaims(SECRET, 'order', request.headers, body, Date.now()) }),
  )
  expect(await fetch('{ a }')).toMatchObject({ data: { requestId: 'r', viewer: { businessId: 'biz_1' } } })
})
