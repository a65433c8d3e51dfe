import { bodyOf, type Query, queries } from '../queries.ts'
import { drive, type Load, type LoadResult } from './drive.ts'

/** The load, in a process of its own. */
export interface LoadOrder extends Load {
  path: string
  query: string
  /** Other variables and another authorization header for each request, or the same for all. */
  unique: boolean
}

let sent = 0

process.on('message', (order: LoadOrder) => {
  void load(order).then(
    result => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.once('disconnect', () => process.exit(0))
process.send?.({ ready: true })

function load(order: LoadOrder): Promise<LoadResult> {
  const query = queries.find(({ name }) => name === order.query)!
  return drive(order, createRequests(order, query))
}

function createRequests(order: LoadOrder, query: Query): () => string {
  const head = `POST ${order.path} HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\ncontent-type: application/json\r\naccept: application/json\r\nauthorization: Bearer `
  const bodies = Array.from({ length: query.distinct }, (_, index) => {
    const body = bodyOf(query, index)
    return `\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  })
  const token = (index: number) => index.toString(36).padStart(160, 'bench.')
  const first = head + token(0) + bodies[0]
  if (!order.unique) return () => first
  return () => {
    sent += 1
    return head + token(sent) + bodies[sent % bodies.length]
  }
}
