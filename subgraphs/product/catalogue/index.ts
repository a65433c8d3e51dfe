import type { Viewer } from '#shared/auth.ts'
import type { Platform } from '#shared/platform.ts'
import { editStore } from '../store/edits.ts'
import { applicationStore } from './store/applications.ts'
import { attributeStore } from './store/attributes.ts'
import { shelfStore } from './store/shelves.ts'

export { cataloguePermissions } from './permissions.ts'
export { catalogueResolvers } from './resolvers/index.ts'

export type EntityStore = ReturnType<typeof entityStore>

/** What describes products, how they are used and where they are listed, as one viewer sees it, for one request. */
export function entityStore(platform: Platform, viewer: Viewer) {
  return {
    attributes: attributeStore(platform, viewer),
    applications: applicationStore(platform, viewer),
    shelves: shelfStore(platform, viewer),
    edits: editStore(platform),
  }
}
