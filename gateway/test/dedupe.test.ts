import type { GraphQLDataSource } from '@apollo/gateway'
import { expect, it } from 'vitest'
import { deduplicated } from '../execution/dedupe.ts'

type Options = Parameters<GraphQLDataSource['process']>[0]
const sku = (id: string) => ({ __typename: 'Sku', id })

function fetchOf(representations: unknown): Options {
  return { request: { query: 'q', variables: { representations, other: 1 } } } as unknown as Options
}

it('asks for each entity once and answers every place, with its own copy', async () => {
  const asked: unknown[] = []
  const source = deduplicated({
    process: async ({ request }) => {
      asked.push(request.variables)
      const list = request.variables?.representations as { id: string }[]
      return { data: { _entities: list.map(({ id }) => ({ price: { amount: id } })) } } as never
    },
  })
  const { data } = await source.process(fetchOf([sku('a'), sku('b'), sku('a'), sku('a')]))
  expect(asked).toEqual([{ representations: [sku('a'), sku('b')], other: 1 }])
  expect(data?._entities).toEqual(['a', 'b', 'a', 'a'].map(amount => ({ price: { amount } })))
  expect(data?._entities[0].price).not.toBe(data?._entities[2].price)
})

it('puts an error on every place of its entity, and leaves others alone', async () => {
  const error = (path: unknown[]) => ({ message: 'm', path, extensions: { code: 'FORBIDDEN' } })
  const source = deduplicated({
    process: async () =>
      ({ data: { _entities: [null, {}] }, errors: [error(['_entities', 0, 'cost']), error(['other'])] }) as never,
  })
  const { data, errors } = await source.process(fetchOf([sku('a'), sku('b'), sku('a')]))
  expect(data?._entities).toEqual([null, {}, null])
  expect(errors?.map(({ path }) => path)).toEqual([['_entities', 0, 'cost'], ['_entities', 2, 'cost'], ['other']])
})

it('passes a failed fetch and fetches without repetition through', async () => {
  const failed = { data: null, errors: [{ message: 'm' }] } as never
  const source = deduplicated({ process: async () => failed })
  expect(await source.process(fetchOf([sku('a'), sku('b')]))).toBe(failed)
  expect(await source.process(fetchOf([sku('a'), sku('a')]))).toEqual(failed)
  expect(await source.process(fetchOf(undefined))).toBe(failed)
})
