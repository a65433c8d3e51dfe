import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach } from 'vitest'
import { type HttpSourceOptions, httpSource } from '../../sources/http.ts'
import type { ByteSource, Fetch } from '../../types.ts'

/** Called after each test of a file that imports this, the last one first. */
export const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

export interface Served {
  source: ByteSource<unknown>
  sockets: Socket[]
  /** Bodies in the order in which they arrived. */
  asked: string[]
}

/** A subgraph that leaves each request to `answer`, and a source that asks it. */
export async function serve(
  answer: (socket: Socket, body: string) => void,
  options: Partial<HttpSourceOptions<unknown>> = {},
): Promise<Served> {
  const sockets: Socket[] = []
  const asked: string[] = []
  // As HTTP servers do: otherwise the second answer waits until the first is acknowledged.
  const server = createServer({ noDelay: true }, socket => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    let text = ''
    socket.on('data', bytes => {
      text += bytes.toString()
      for (let [request, body] = requestIn(text); request > 0; [request, body] = requestIn(text)) {
        text = text.slice(request)
        asked.push(body)
        answer(socket, body)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const source = httpSource({ subgraph: 's', url, timeoutMs: 5_000, connections: 8, headers: () => ({}), ...options })
  closers.push(
    () => server.close(),
    () => source.close(),
    () => sockets.forEach(socket => void socket.destroy()),
  )
  return { source, sockets, asked }
}

/** How long the first request is, 0 when it has not all come, and its body. */
function requestIn(text: string): [number, string] {
  const head = text.indexOf('\r\n\r\n')
  const start = head + 4
  const end = start + Number(/content-length: (\d+)/.exec(text)?.[1])
  return head < 0 || text.length < end ? [0, ''] : [end, text.slice(start, end)]
}

const fetchOf = (kind: 'query' | 'mutation') =>
  ({ id: 0, subgraph: 's', kind, operationName: null, text: '' }) as unknown as Fetch
const fetches = { query: fetchOf('query'), mutation: fetchOf('mutation') }

export async function ask(
  source: ByteSource<unknown>,
  body: string,
  kind: 'query' | 'mutation' = 'query',
  signal?: AbortSignal,
): Promise<string> {
  return Buffer.from(await source.send(fetches[kind], body, {}, signal, null)).toString()
}
