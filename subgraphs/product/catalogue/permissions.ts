import { allow, definePermissions } from '#shared/permit.ts'

/** Those who run the catalogue. Whose products they see and change is decided by the stores: merchants their own. */
const managers = allow.roles('MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS', 'SERVICE')
const editors = allow.roles('MERCHANT', 'OPS')
/** What all products of a category have, and how the business uses them. */
const operators = allow.roles('OPS')

/** The rest of a product: what describes it, how it is used, where it is listed. */
export const cataloguePermissions = definePermissions({
  Query: {
    attributeDefinitions: allow.everyone,
    shelf: allow.everyone,
    shelves: operators,
  },
  Mutation: {
    productCreate: editors,
    productUpdate: editors,
    productEditsDrop: editors,
    productStatusChangeMany: editors,
    attributeDefinitionSet: operators,
    productAttributeSetMany: editors,
    productApplicationSetMany: operators,
    shelfSet: operators,
    shelfPlaceMany: operators,
    shelfRemoveMany: operators,
  },
  AttributeDefinition: { '*': allow.everyone, versions: operators },
  AttributeDefinitionVersion: { '*': operators },
  AttributeDefinitionConnection: { '*': allow.everyone },
  AttributeDefinitionEdge: { '*': allow.everyone },
  AttributeOption: { '*': allow.everyone },
  LocalisedText: { '*': allow.everyone },
  ProductAttribute: { '*': allow.everyone },
  ProductApplication: { '*': allow.everyone, commissionPlanId: managers, version: managers },
  ProductApplicationPrice: { '*': allow.everyone },
  Shelf: { '*': allow.everyone, name: operators, schedule: operators, version: operators },
  ShelfListing: { '*': allow.everyone },
  ShelfListingConnection: { '*': allow.everyone },
  ShelfListingEdge: { '*': allow.everyone },
  ShelfConnection: { '*': operators },
  ShelfEdge: { '*': operators },
  ProductCreatePayload: { '*': editors },
  ProductUpdatePayload: { '*': editors },
  ProductEditsDropPayload: { '*': editors },
  ProductStatusChangeManyPayload: { '*': editors },
  AttributeDefinitionSetPayload: { '*': operators },
  ProductAttributeSetManyPayload: { '*': editors },
  ProductApplicationSetManyPayload: { '*': operators },
  ShelfSetPayload: { '*': operators },
  ShelfPlaceManyPayload: { '*': operators },
  ShelfRemoveManyPayload: { '*': operators },
})
