/** The fields that a feed can be mapped to. docs/api/channels.md says what each one means. */
export const FIELDS = [
  'externalId',
  'title',
  'description',
  'brand',
  'category',
  'language',
  'imageUrls',
  'price',
  'currencyCode',
  'compareAtPrice',
  'skuExternalId',
  'skuTitle',
  'skuCode',
  'options',
  'stock',
  'weight',
  'snapshotAt',
  'listed',
] as const
const ATTRIBUTE = 'attributes.'
/** A value of an attribute of the product's category, by the attribute's code. */
export type AttributeField = `${typeof ATTRIBUTE}${string}`
export type Field = (typeof FIELDS)[number] | AttributeField

/** What a product cannot live without: dropping it drops the row under every policy. */
export const ESSENTIAL: ReadonlySet<string> = new Set(['externalId', 'title', 'price', 'currencyCode'])

/** What people edit of products, and imports keep unless the configuration says that the feed wins. Attributes are, too. */
export const EDITABLE = ['title', 'description', 'brand', 'category', 'language', 'imageUrls', 'price'] as const

export const isAttribute = (field: string): field is AttributeField => field.startsWith(ATTRIBUTE)
export const attributeCode = (field: AttributeField) => field.slice(ATTRIBUTE.length)

/** The attributes that a configuration fills. */
export function attributeFields(config: { map: object; defaults: object }): AttributeField[] {
  return [...new Set([...Object.keys(config.map), ...Object.keys(config.defaults)])].filter(isAttribute)
}
