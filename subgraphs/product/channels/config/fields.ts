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
export type Field = (typeof FIELDS)[number]

/** What a product cannot live without: dropping it drops the row under every policy. */
export const ESSENTIAL: ReadonlySet<string> = new Set(['externalId', 'title', 'price', 'currencyCode'])
