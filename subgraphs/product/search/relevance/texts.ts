import type { SearchDocument } from '../index-port.ts'
import { tokensOf } from '../text.ts'

type Texts = Pick<SearchDocument, 'title' | 'brand' | 'category' | 'description' | 'codes' | 'attributes'>

/** The tokens that a product is found and scored by; `named` are those of `rest` that name it. */
export function textsOf({ title, brand, category, description, codes, attributes }: Texts) {
  const named = tokensOf([brand, category].join(' '))
  const rest = [
    ...named,
    ...tokensOf(description ?? ''),
    ...tokensOf([...codes, ...attributes.map(({ value }) => value)].join(' '), { codes: true }),
  ]
  return { title: tokensOf(title, { codes: true }), named, rest }
}
