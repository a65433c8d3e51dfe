import { afterEach, describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../supergraph/compose.ts'
import { httpSource } from '../sources/http.ts'
import { inProcessSource } from '../sources/in-process.ts'
import { type SwappableEngine, swappableEngine } from '../swap.ts'
import type { Source } from '../types.ts'
import { fed2 } from './fixtures/fixture.ts'
import { http, type RawServer, rawServer } from './hostile/server.ts'

const things = fed2`type Query { thing: Thing }  type Thing @key(fields: "id") { id: ID! }`
const names = fed2`type Thing @key(fields: "id") { id: ID!  name: String }`
const supergraphOf = (...subgraphs: string[]) =>
  composeSupergraph(subgraphs.map((sdl, index) => ({ name: ['things', 'names'][index]!, sdl }))).supergraphSdl
const before = supergraphOf(things, names)
/** Without what operations on the old one ask for. */
const after = supergraphOf(things.replace('id: ID!', 'id: ID!  size: Int'))

const ANSWERS: Record<string, unknown> = {
  things: { data: { thing: { __typename: 'Thing', id: '1' } } },
  names: { data: { _entities: [{ name: 'one' }] } },
}

/** How many sources are open, and a way to wait until there are so many. */
class Opened {
  count = 0
  #changed = new EventTarget()

  around<S extends Source<unknown>>(source: S): S {
    this.#add(1)
    const close = () => source.close().then(() => this.#add(-1))
    return { ...source, close }
  }

  until(count: number): Promise<void> {
    if (this.count === count) return Promise.resolve()
    return new Promise(resolve => {
      const look = () => this.count === count && resolve()
      this.#changed.addEventListener('change', look)
    })
  }

  #add(difference: number): void {
    this.count += difference
    this.#changed.dispatchEvent(new Event('change'))
  }
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function overHttp(codegen: boolean, opened: Opened, held?: Promise<unknown>): Promise<SwappableEngine<unknown>> {
  const servers = new Map<string, RawServer>()
  for (const [name, answer] of Object.entries(ANSWERS)) {
    servers.set(
      name,
      await rawServer(async () => {
        await held
        return http(JSON.stringify(answer))
      }),
    )
  }
  closing.push(() => Promise.all([...servers.values()].map(server => server.close())))
  const source = (subgraph: string) =>
    httpSource({ subgraph, url: servers.get(subgraph)!.url, timeoutMs: 2_000, headers: () => ({}) })
  return engineOver(name => opened.around(source(name)), codegen)
}

function engineOver(source: (name: string) => Source<unknown>, codegen: boolean): SwappableEngine<unknown> {
  const present = ({ message, path, extensions }: { message: string; path?: unknown; extensions: object }) =>
    ({ message, path, extensions }) as never
  const engine = swappableEngine<unknown>({ supergraphSdl: before, codegen, source, present })
  closing.push(() => engine.close())
  return engine
}

function prepare(engine: SwappableEngine<unknown>, query: string) {
  const prepared = engine.prepare({ query })
  if ('refused' in prepared) throw new Error(`refused: ${prepared.errors.join()}`)
  return async () => JSON.parse((await prepared.execute({}, undefined)).body)
}

describe.each([true, false])('an operation that is prepared before a swap (compiled: %s)', codegen => {
  it('runs when the sources of its engine are closed', async () => {
    const opened = new Opened()
    const engine = await overHttp(codegen, opened)
    const run = prepare(engine, '{ thing { name } }')
    expect(engine.supergraphSdl).toBe(before)
    await engine.swap(after)
    expect(engine.supergraphSdl).toBe(after)
    await opened.until(1)
    // The same order, several at once: they are in nobody's way.
    const answers = await Promise.all([run(), run(), run()])
    expect(answers).toEqual(answers.map(() => ({ data: { thing: { name: 'one' } } })))
    // What they opened is closed; what is open is the new engine's.
    await opened.until(1)
    expect(engine.prepare({ query: '{ thing { size } }' })).not.toHaveProperty('refused')
  })

  it('holds the sources of its engine open while it runs', async () => {
    const opened = new Opened()
    const held = Promise.withResolvers<void>()
    const engine = await overHttp(codegen, opened, held.promise)
    const running = prepare(engine, '{ thing { name } }')()
    await engine.swap(after)
    expect(opened.count).toBe(3)
    held.resolve()
    expect(await running).toEqual({ data: { thing: { name: 'one' } } })
    await opened.until(1)
  })
})

it('waits no longer than otherwise for a subgraph of this process that is asked after a swap', async () => {
  const opened = new Opened()
  const source = (subgraph: string) =>
    opened.around(
      inProcessSource<unknown>({
        subgraph,
        timeoutMs: 40,
        execute: () => new Promise(() => undefined),
        claims: () => ({}) as never,
      }),
    )
  const engine = engineOver(source, true)
  const run = prepare(engine, '{ thing { id } }')
  const late = {
    data: { thing: null },
    errors: [{ path: ['thing'], extensions: { code: 'UNAVAILABLE', service: 'things' } }],
  }
  expect(await run()).toMatchObject(late)
  await engine.swap(after)
  await opened.until(1)
  expect(await run()).toMatchObject(late)
  await opened.until(1)
})
