import { validate } from '#shared/errors.ts'
import type {
  AttributeDefinitionResolvers,
  ProductApplicationResolvers,
  ProductAttributeResolvers,
  ProductResolvers,
  QueryResolvers,
  ShelfListingResolvers,
  ShelfResolvers,
} from '../../generated/types.ts'
import { runsGoods } from '../../store/scope.ts'
import { definitionsInput } from './inputs.ts'

export const Query: Pick<QueryResolvers, 'attributeDefinitions' | 'shelf' | 'shelves'> = {
  attributeDefinitions: (_parent, { category, ...page }, { entities }) =>
    entities.attributes.list(validate(definitionsInput, { category }, []).category ?? null, page),
  shelf: (_parent, { id }, { entities }) => entities.shelves.shelf(id),
  shelves: (_parent, page, { entities }) => entities.shelves.list(page),
}

export const Product: Pick<ProductResolvers, 'attributes' | 'applications' | 'edits'> = {
  attributes: ({ id }, _args, { entities }) => entities.attributes.of(id),
  applications: (product, _args, { entities }) => entities.applications.of(product),
  edits: (product, _args, { entities, viewer }) => (runsGoods(viewer, product) ? entities.edits.of(product.id) : []),
}

export const AttributeDefinition: Pick<AttributeDefinitionResolvers, 'versions'> = {
  versions: ({ id }, _args, { entities }) => entities.attributes.versions(id),
}

export const ProductAttribute: Pick<ProductAttributeResolvers, 'option'> = {
  option: ({ definition, value }) => definition.options.find(option => option.code === value) ?? null,
}

export const ProductApplication: Pick<ProductApplicationResolvers, 'prices'> = {
  prices: ({ prices }) =>
    prices.map(({ skuId, priceMinor, currencyCode }) => ({
      skuId,
      price: { amountMinor: BigInt(priceMinor), currencyCode },
    })),
}

export const Shelf: Pick<ShelfResolvers, 'listings' | 'schedule'> = {
  listings: (shelf, page, { entities }) => entities.shelves.listings(shelf, page),
  schedule: (shelf, page, { entities }) => entities.shelves.schedule(shelf, page),
}

export const ShelfListing: Pick<ShelfListingResolvers, 'product' | 'application'> = {
  product: ({ productId }, _args, { catalogue }) => catalogue.product(productId),
  application: ({ productId, use }, _args, { entities }) => entities.applications.find(productId, use),
}
