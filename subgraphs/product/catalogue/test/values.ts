import { beforeAll } from 'vitest'
import { anonymous, ops, type Shop } from '../../test/shop.ts'
import type { Desk } from './desk.ts'

export const SET = 'productAttributeSetMany'
export const ATTRIBUTES =
  'version attributes { value option { labels { text } } definition { code type unit labels { language text } } }'
export const labelled = (code: string) => ({ code, labels: [{ language: 'en', text: code }] })

/** Attributes of tea, of every type, and how products get and show their values. Call once per test file. */
export function openValues(shop: Shop, desk: Desk) {
  beforeAll(async () => {
    await desk.define('origin', { position: 3 })
    await desk.define('weight', { type: 'NUMBER', unit: 'g', position: 1, facetable: true })
    await desk.define('kind', {
      type: 'ENUM',
      position: 2,
      facetable: true,
      labels: [
        { language: 'en', text: 'Kind' },
        { language: 'zh', text: '种类' },
      ],
      options: [labelled('green'), labelled('black'), labelled('white')],
    })
    await desk.define('organic', { type: 'BOOLEAN', position: 4 })
    await desk.define('picked', { type: 'DATE', position: 5 })
  })
  return {
    set: (items: object[], rest: object = {}, claims = ops) =>
      desk.call(SET, { items, idempotencyKey: desk.key(), ...rest }, `products { id ${ATTRIBUTES} }`, claims),
    values: async (id: string, claims = anonymous) => {
      const { product } = await shop.run(claims, `{ product(id: "${id}") { ${ATTRIBUTES} } }`)
      return Object.fromEntries(
        product.attributes.map((a: { value: string; definition: { code: string } }) => [a.definition.code, a.value]),
      )
    },
  }
}
