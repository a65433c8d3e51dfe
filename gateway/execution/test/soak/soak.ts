import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { composeSupergraph } from '../../../supergraph/compose.ts'
import { createEngine } from '../../engine.ts'
import type { ByteSource } from '../../types.ts'
import { fed2 } from '../fixtures/fixture.ts'

export interface SoakOptions {
  operations: number
  requests: number
  /** Of the engine. */
  maxOperations?: number
  /** Called with the heap in use after a collection, now and then. */
  progress?(done: number, heapBytes: number): void
}

export interface Soaked {
  /** After the first tenth of all work, and at the end, in bytes. */
  early: number
  late: number
}

const { supergraphSdl } = composeSupergraph([
  {
    name: 'a',
    sdl: fed2`type Query { items(first: Int): [Item!]! } type Item @key(fields: "id") { id: ID!  name: String! }`,
  },
  { name: 'b', sdl: fed2`type Item @key(fields: "id") { id: ID!  price: Int }` },
])

const items = Array.from({ length: 20 }, (_, index) => ({ id: `i${index}`, name: `item ${index}` }))

/** Answers what the two fetches of the operations below ask, under the alias that they use. */
function source(subgraph: string): ByteSource<object> {
  return {
    kind: 'bytes',
    subgraph,
    send: async ({ text }, _body, _context, signal) => {
      if (signal?.aborted) throw new Error('the client left')
      const alias = /(a\d+):/.exec(text)?.[1] ?? 'name'
      const data =
        subgraph === 'a'
          ? { items: items.map(({ id, name }) => ({ __typename: 'Item', id, [alias]: name })) }
          : { _entities: items.map((_, price) => ({ price })) }
      return Buffer.from(JSON.stringify({ data }))
    },
    close: async () => undefined,
  }
}

/** Many operations that differ, and many requests of them, some of which are left: what stays in memory is bounded. */
export async function soak({ operations, requests, maxOperations, progress }: SoakOptions): Promise<Soaked> {
  const engine = createEngine<object>({ supergraphSdl, source, present: ({ message }) => ({ message }), maxOperations })
  const gone = AbortSignal.abort()
  const total = operations + requests
  let early = 0
  for (let done = 0; done < total; done++) {
    // First the distinct operations, then requests of the last hundred of them.
    const number = done < operations ? done : operations - 1 - (done % 100)
    const query = `{ items(first: 20) { a${number}: name price } }`
    const prepared = engine.prepare({ query })
    if ('refused' in prepared) throw prepared.errors[0]
    const left = done % 10 === 9
    const { body } = await prepared.execute({}, {}, left ? gone : undefined)
    if (!left && !body.includes('"price":19')) throw new Error(`expected twenty items, got ${body.slice(0, 200)}`)
    if (done === Math.floor(total / 10)) early = await heap()
    if (done % 1000 === 999) {
      await nextTurn()
      if (done % 20_000 === 19_999) progress?.(done + 1, await heap())
    }
  }
  return { early, late: await heap() }
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** In use, without what only waits to be collected. */
async function heap(): Promise<number> {
  for (let round = 0; round < 2; round++) {
    await nextTurn()
    collect()
  }
  return process.memoryUsage().heapUsed
}
