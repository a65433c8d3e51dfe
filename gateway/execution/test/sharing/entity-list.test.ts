import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, entityList } from '../../sources/entity-list.ts'

const answer = (entities: readonly unknown[]) => Buffer.from(JSON.stringify({ data: { _entities: entities } }))
const parsed = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString())
/** Strings of all that matters to whoever looks for the end of one. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', ',', ']', '}', 'é') }),
)
const leaf = fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.constantFrom(0.5, -12.25, 99.99))
const value = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('any')), fc.dictionary(text, tie('any'))),
})).any
const lists = fc.array(value, { maxLength: 12 })
/** A list, and places in it in any order, some of them several times. */
const picks = lists
  .filter(({ length }) => length > 0)
  .chain(list => fc.tuple(fc.constant(list), fc.array(fc.nat(list.length - 1), { minLength: 1 })))

describe('a list of entities in bytes', () => {
  it('is cut into answers that hold what was asked for, in that order', () => {
    fc.assert(
      fc.property(picks, ([entities, places]) => {
        const list = entityList(answer(entities), entities.length)
        const wanted = places.map(place => entities[place])
        expect(list && answerOf(list, places)).toEqual(answer(wanted))
      }),
    )
  })

  it('is copied byte for byte, as subgraphs write it', () => {
    const bytes = Buffer.from('{"data":{"_entities":[{"a":1.50,"b":"\\u00e9\\/"},null,{"a":[{},[]]}]}}')
    expect(answerOf(entityList(bytes, 3)!, [2, 0]).toString()).toBe(
      '{"data":{"_entities":[{"a":[{},[]]},{"a":1.50,"b":"\\u00e9\\/"}]}}',
    )
  })

  it('has as many entities as were asked for', () => {
    fc.assert(
      fc.property(lists, fc.nat(14), (entities, count) => {
        const list = entityList(answer(entities), count)
        expect(list !== null).toBe(count === entities.length && count > 0)
      }),
    )
  })

  it('is nothing but that, whatever bytes come', () => {
    const hit = fc.record({ at: fc.nat(), byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\\,[]{}: 1'))) })
    fc.assert(
      fc.property(lists, fc.array(hit, { maxLength: 3 }), fc.boolean(), (entities, hits, cut) => {
        const bytes = answer(entities)
        for (const { at, byte } of hits) bytes[at % bytes.length] = byte
        const given = cut ? bytes.subarray(0, -1) : bytes
        const list = entityList(given, entities.length)
        if (!list) return
        const whole = parsed(given)
        expect(Object.keys(whole)).toEqual(['data'])
        expect(Object.keys(whole.data)).toEqual(['_entities'])
        expect(whole.data._entities).toHaveLength(entities.length)
        for (const index of entities.keys()) {
          expect(parsed(answerOf(list, [index]))).toEqual({ data: { _entities: [whole.data._entities[index]] } })
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it.each([
    '',
    '{}',
    '{"data":null}',
    '{"data":{"_entities":null}}',
    '{"data":{"_entities":[]}}',
    '{"data":{"_entities":[1,2}}',
    '{"data":{"_entities":[1,2]]}}',
    '{"data":{"_entities":[1,2,]}}',
    '{"data":{"_entities":[1,,2]}}',
    '{"data":{"_entities":[1 ,2]}}',
    '{"data":{"_entities":[{"a":1]},2]}}',
    '{"data":{"_entities":[1,2],"more":[3]}}',
    '{"data":{"_entities":[1,2]},"errors":[]}}',
    '{"errors":[],"data":{"_entities":[1,2]}}',
    '{"data":{"_entities":[1,2]}}\n',
    ' {"data":{"_entities":[1,2]}}',
    '\u{feff}{"data":{"_entities":[1,2]}}',
  ])('is not in %j', text => {
    expect(entityList(Buffer.from(text), 2)).toBeNull()
  })

  it('is not in bytes that are no UTF-8', () => {
    expect(entityList(Buffer.from('{"data":{"_entities":["\xff",2]}}', 'latin1'), 2)).toBeNull()
  })
})
