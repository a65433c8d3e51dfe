import { OperationTypeNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { singleFlight } from '../../sources/single-flight.ts'
import { always } from '../../sources/trial.ts'
import type { ByteSource, Fetch } from '../../types.ts'

const fetchOf = (kind: Fetch['kind']): Fetch => {
  const text = `${kind} { name }`
  return { id: 0, subgraph: 'a', kind, operationName: null, text, document: parse(text) }
}
const query = fetchOf(OperationTypeNode.QUERY)

interface Caller {
  viewer: string | null
}
const anonymous: Caller = { viewer: null }

/** Answers when told to, and counts. */
function heldSource() {
  const waiting: { resolve(bytes: Uint8Array): void; reject(error: Error): void }[] = []
  const inner: ByteSource<Caller> = {
    kind: 'bytes',
    subgraph: 'a',
    send: () => new Promise((resolve, reject) => waiting.push({ resolve, reject })),
    close: async () => undefined,
  }
  const observed: string[] = []
  const source = singleFlight(inner, {
    audienceOf: (_, { viewer }) => (viewer === null ? 'public' : null),
    trial: always((what, count) => observed.push(`${what} ${count}`)),
  })
  return { waiting, source, observed }
}

describe('single flight', () => {
  it('sends what several ask at once only once, and again when that is over', async () => {
    const { source, waiting } = heldSource()
    const answers = [1, 2, 3].map(() => source.send(query, 'body', anonymous, undefined, null))
    expect(waiting).toHaveLength(1)
    waiting[0]?.resolve(Buffer.from('x'))
    expect((await Promise.all(answers)).map(String)).toEqual(['x', 'x', 'x'])
    void source.send(query, 'body', anonymous, undefined, null)
    expect(waiting).toHaveLength(2)
  })

  it('keeps apart what differs in its body, its audience, or is a mutation', () => {
    const { source, waiting } = heldSource()
    void source.send(query, 'one', anonymous, undefined, null)
    void source.send(query, 'two', anonymous, undefined, null)
    void source.send(query, 'one', { viewer: 'usr_1' }, undefined, null)
    void source.send(query, 'one', { viewer: 'usr_1' }, undefined, null)
    void source.send(fetchOf(OperationTypeNode.MUTATION), 'one', anonymous, undefined, null)
    void source.send(fetchOf(OperationTypeNode.MUTATION), 'one', anonymous, undefined, null)
    expect(waiting).toHaveLength(6)
  })

  it('fails for all who share, and leaves nothing behind', async () => {
    const { source, waiting } = heldSource()
    const answers = [1, 2].map(() => source.send(query, 'body', anonymous, undefined, null))
    waiting[0]?.reject(new Error('gone'))
    expect((await Promise.allSettled(answers)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    void source.send(query, 'body', anonymous, undefined, null)
    expect(waiting).toHaveLength(2)
  })

  it('is not ended by the client who asked first', async () => {
    const { source, waiting } = heldSource()
    const leaving = new AbortController()
    const first = source.send(query, 'body', anonymous, leaving.signal, null)
    leaving.abort()
    waiting[0]?.resolve(Buffer.from('x'))
    expect(String(await first)).toBe('x')
  })
})
