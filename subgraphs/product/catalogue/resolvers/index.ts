import { attributeDefinitionSet } from './attributeDefinitionSet.ts'
import { productApplicationSetMany } from './productApplicationSetMany.ts'
import { productAttributeSetMany } from './productAttributeSetMany.ts'
import { productCreate } from './productCreate.ts'
import { productEditsDrop } from './productEditsDrop.ts'
import { productStatusChangeMany } from './productStatusChangeMany.ts'
import { productUpdate } from './productUpdate.ts'
import { shelfPlaceMany } from './shelfPlaceMany.ts'
import { shelfRemoveMany } from './shelfRemoveMany.ts'
import { shelfSet } from './shelfSet.ts'
import * as types from './types.ts'

export const catalogueResolvers = {
  ...types,
  Mutation: {
    productCreate,
    productUpdate,
    productEditsDrop,
    productStatusChangeMany,
    attributeDefinitionSet,
    productAttributeSetMany,
    productApplicationSetMany,
    shelfSet,
    shelfPlaceMany,
    shelfRemoveMany,
  },
}
