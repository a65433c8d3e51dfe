import type { AttributeType } from './attributes.ts'

/** The kinds of place that a product is used in. */
export const PRODUCT_USES = ['LIVE_ROOM', 'ARTICLE', 'SHOWCASE', 'CAMPAIGN'] as const
export type ProductUse = (typeof PRODUCT_USES)[number]

export interface LocalisedText {
  language: string
  text: string
}

export interface AttributeOption {
  code: string
  labels: LocalisedText[]
}

/** What can change of a definition, version by version. */
interface DefinitionState {
  version: number
  unit: string | null
  options: AttributeOption[]
  labels: LocalisedText[]
  required: boolean
  facetable: boolean
  position: number
  retiredAt: Date | null
}

export interface DefinitionRecord extends DefinitionState {
  id: string
  category: string
  code: string
  type: AttributeType
}

export interface DefinitionVersionRecord extends DefinitionState {
  definitionId: string
  changedBy: string
  changedAt: Date
}

/** A product's value, with what it is a value of. */
export interface AttributeRecord {
  productId: string
  definition: DefinitionRecord
  value: string
}

export interface ApplicationRecord {
  productId: string
  use: ProductUse
  title: string | null
  copy: string | null
  labels: string[]
  prices: { skuId: string; priceMinor: string; currencyCode: string }[]
  commissionPlanId: string | null
  visible: boolean
  version: number
}

export interface ShelfRecord {
  id: string
  use: ProductUse
  name: string
  version: number
  createdAt: Date
}

export interface ShelfListingRecord {
  productId: string
  use: ProductUse
  position: number
  startsAt: Date | null
  endsAt: Date | null
}
