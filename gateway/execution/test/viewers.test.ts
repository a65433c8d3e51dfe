import { afterAll, expect, it } from 'vitest'
import { batched } from '../sources/batched.ts'
import { PIPELINE } from '../sources/http.ts'
import { singleFlight } from '../sources/single-flight.ts'
import type { Trial } from '../sources/trial.ts'
import type { ByteSource } from '../types.ts'
import { Random } from './fuzz/random.ts'
import { atOnce, type HostileGraph, hostileGraph, TIMEOUT_MS, type Viewer } from './hostile/graph.ts'
import { http, type RawRequest, type Reply } from './hostile/server.ts'
import { turns } from './turns.ts'

const graphs: HostileGraph[] = []
afterAll(() => Promise.all(graphs.map(graph => graph.close())))

/** Everything it says is the viewer's; it says it late, in odd form, in pieces, or not to the end. */
function answering(random: Random): (request: RawRequest) => Promise<Reply> {
  return async ({ headers, body }) => {
    const viewer = headers['x-viewer']
    const names = body.variables.representations?.map(({ id }) => ({
      name: `${viewer} owns ${id}`,
      meta: { of: viewer },
    }))
    const box = { name: `box of ${viewer}`, size: random.chance(20) ? null : 1 }
    const errors = random.chance(20) ? [{ message: `${viewer} may not`, path: ['box'] }] : undefined
    const data = names ? { _entities: names } : { box, boxes: [box], raw: { viewer } }
    const text = JSON.stringify({ errors, data }, null, random.pick([0, 1]))
    await turns(random.int(8))
    const whole = http(text)
    const cut = random.int(whole.length)
    return random.pick<Reply>([
      ...[whole, whole, whole],
      async socket => {
        socket.write(whole.subarray(0, cut))
        await turns(3)
        socket.write(whole.subarray(cut))
      },
      socket => {
        socket.write(whole.subarray(0, cut))
        socket.destroy()
      },
    ])
  }
}

const audienceOf = (_: unknown, { viewer }: Viewer) => viewer
const alone = (source: ByteSource<Viewer>) => source
const inFlight = (source: ByteSource<Viewer>, trial: Trial) => singleFlight(source, { audienceOf, trial })
const inBatches = (source: ByteSource<Viewer>, trial: Trial) =>
  source.subgraph === 'good' ? atOnce(source) : batched(source, { audienceOf, trial, patienceMs: TIMEOUT_MS })

it.each([
  ['compiled', true, alone],
  ['general', false, alone],
  ['compiled, with single flight', true, inFlight],
  ['compiled, in batches', true, inBatches],
  ['general, in batches', false, inBatches],
  ['compiled, on one connection together', true, alone, PIPELINE],
  ['general, on one connection together', false, alone, PIPELINE],
])('never shows one viewer what is another viewer’s (%s)', async (_, codegen, share, pipeline?) => {
  let saved = 0
  const trial: Trial = {
    tries: () => true,
    count: (asked, sent) => {
      if (asked > sent) saved++
    },
  }
  const graph = await hostileGraph(codegen, source => share(source, trial), pipeline)
  graphs.push(graph)
  const random = new Random(7)
  graph.bad.reply = answering(random)
  const queries = ['{ items { id name } note }', '{ items { name meta } box { name size } boxes { name } raw }']
  let whole = 0
  for (let round = 0; round < 30; round++) {
    const asked = Array.from({ length: 20 }, (_, index) => ({
      viewer: index % 2 ? 'Ann' : 'Bob',
      other: index % 2 ? 'Bob' : 'Ann',
    }))
    const answers = await Promise.all(asked.map(({ viewer }) => graph.ask(random.pick(queries), viewer)))
    for (const [index, answer] of answers.entries()) {
      const text = JSON.stringify(answer)
      expect(text).not.toContain(asked[index]!.other)
      if (text.includes(`${asked[index]!.viewer} owns 2`)) whole++
    }
  }
  expect(whole).toBeGreaterThan(200)
  expect(saved > 0).toBe(share !== alone)
})
