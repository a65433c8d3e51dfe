import type { Claims, Viewer } from '#shared/auth.ts'
import { type EntityStore, entityStore } from './catalogue/index.ts'
import type { ProductDeps } from './deps.ts'
import { type InventoryStore, inventoryStore } from './inventory/index.ts'
import { type CatalogueStore, catalogueStore } from './store/catalogue.ts'
import { createQuotes } from './store/quotes.ts'

/** What a resolver gets: the viewer, the catalogue as this viewer sees it, and the commands' dependencies. */
export interface ProductContext {
  claims: Claims
  viewer: Viewer
  catalogue: CatalogueStore
  inventory: InventoryStore
  entities: EntityStore
  quotes: ReturnType<typeof createQuotes>
  deps: ProductDeps
}

export function createContext(deps: ProductDeps): (claims: Claims) => ProductContext {
  const quotes = createQuotes(deps.platform)
  return claims => ({
    claims,
    viewer: claims.viewer,
    catalogue: catalogueStore(deps.platform, claims.viewer),
    inventory: inventoryStore(deps.platform, claims.viewer),
    entities: entityStore(deps.platform, claims.viewer),
    quotes,
    deps,
  })
}
