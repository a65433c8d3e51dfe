import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batched } from '../../sources/batched.ts'
import { always } from '../../sources/trial.ts'
import type { ByteSource } from '../../types.ts'
import { fixtures } from '../fixtures/index.ts'
import { sameAsReference } from '../fuzz/check.ts'
import { runnerOver } from '../fuzz/engine.ts'
import { generateOperation } from '../fuzz/generate.ts'
import { byteSource, type FuzzContext } from '../fuzz/sources.ts'
import { atOnce, type HostileGraph, hostileGraph, TIMEOUT_MS, type Viewer } from '../hostile/graph.ts'
import { http } from '../hostile/server.ts'
import { entities, useless } from '../hostile/useless.ts'

/** What a mutation changed only its own run can see. */
const unchanged = (_: unknown, { db }: FuzzContext) => (db.done.length === 0 ? 'all' : null)
const TIMES = [1, 2, 3]

describe.each([true, false])('operations that share look-ups (compiled: %s)', codegen => {
  it.each(fixtures)('answer as graphql-js does ($name)', { timeout: 60_000 }, async fixture => {
    const counted = { asked: 0, sent: 0, rested: 0 }
    const trial = always((what, count) => {
      counted[what] += count
    })
    const source = (name: string) =>
      batched(byteSource(name, fixture.subgraphs.get(name)!), { audienceOf: unchanged, patienceMs: 10_000, trial })
    const runner = runnerOver(fixture, { name: 'batched', codegen, source })
    const check = sameAsReference(fixture, runner)
    for (let round = 0; round < 4; round++) {
      const operations = Array.from({ length: 15 }, (_, index) =>
        generateOperation(fixture.merged, fixture.samples, 700_000 + round * 15 + index),
      )
      const wrong = await Promise.all(operations.flatMap(operation => TIMES.map(() => check(operation))))
      expect(wrong.filter(Boolean)).toEqual([])
    }
    await runner.close()
    expect(counted.sent).toBeLessThan(counted.asked)
  })

  describe('of a subgraph that answers anything', () => {
    let alone: HostileGraph
    let sharing: HostileGraph
    let asked = 0
    let sent = 0
    const trial = always((what, count) => {
      if (what === 'asked') asked += count
      else sent += count
    })
    const together = (source: ByteSource<Viewer>) =>
      source.subgraph === 'good'
        ? atOnce(source)
        : batched(source, { audienceOf: () => 'all', patienceMs: 2 * TIMEOUT_MS, trial })
    beforeAll(async () => {
      alone = await hostileGraph(codegen)
      sharing = await hostileGraph(codegen, together)
    })
    afterAll(() => Promise.all([alone.close(), sharing.close()]))

    const fine = http(entities('a', 'b'))
    const query = '{ items { id name } note }'
    const ask = (graph: HostileGraph) => Promise.all(TIMES.map(() => graph.ask(query)))

    it.each([...Object.entries(useless), ['two entities', fine] as const])(
      '%s: as if each had asked alone',
      async (_, reply) => {
        alone.bad.reply = () => reply
        sharing.bad.reply = () => reply
        const before = { asked, sent }
        expect(await ask(sharing)).toEqual(await ask(alone))
        expect(asked - before.asked).toBe(3)
        // One for all, and where that was of no use one for each.
        expect(sent - before.sent).toBe(reply === fine ? 1 : 4)
      },
    )

    it('an error of one entity: at the places of that entity, in each answer', async () => {
      const sizes: number[] = []
      sharing.bad.reply = ({ body: { variables } }) => {
        const ids = variables.representations!.map(({ id }) => String(id))
        sizes.push(ids.length)
        const errors = ids.flatMap((id, index) =>
          id === '1 Bob' ? [{ message: 'no', path: ['_entities', index, 'name'] }] : [],
        )
        const data = { _entities: ids.map(id => ({ name: id === '1 Bob' ? null : `name of ${id}` })) }
        return http(JSON.stringify(errors.length > 0 ? { data, errors } : { data }))
      }
      const [ann, bob] = await Promise.all(['Ann', 'Bob'].map(viewer => sharing.ask(query, viewer)))
      expect(ann?.errors).toBeUndefined()
      expect(ann?.data?.items).toEqual([
        { id: '1 Ann', name: 'name of 1 Ann' },
        { id: '2', name: 'name of 2' },
      ])
      expect(bob?.errors).toMatchObject([{ message: 'no', path: ['items', 0, 'name'] }])
      expect(bob?.data?.items).toEqual([
        { id: '1 Bob', name: null },
        { id: '2', name: 'name of 2' },
      ])
      expect(sizes).toEqual([3, 2, 2])
    })
  })
})
