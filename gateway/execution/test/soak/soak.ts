import { setImmediate as nextTurn } from 'node:timers/promises'
import { createEngine } from '../../engine.ts'
import type { ByteSource } from '../../types.ts'
import { answerTo, operation, soakSupergraph } from './catalog.ts'
import { heap } from './heap.ts'

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

/** In this process, without HTTP. */
function source(subgraph: string): ByteSource<object> {
  return {
    kind: 'bytes',
    subgraph,
    send: async ({ text }, _body, _context, signal) => {
      if (signal?.aborted) throw new Error('the client left')
      return Buffer.from(answerTo(subgraph, text))
    },
    close: async () => undefined,
  }
}

/** Many operations that differ, and many requests of them, some of which are left: what stays in memory is bounded. */
export async function soak({ operations, requests, maxOperations, progress }: SoakOptions): Promise<Soaked> {
  const engine = createEngine<object>({
    supergraphSdl: soakSupergraph,
    source,
    present: ({ message }) => ({ message }),
    maxOperations,
  })
  const gone = AbortSignal.abort()
  const total = operations + requests
  let early = 0
  for (let done = 0; done < total; done++) {
    // First the distinct operations, then requests of the last hundred of them.
    const number = done < operations ? done : operations - 1 - (done % 100)
    const query = operation(number)
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
