import { hasRole, type Viewer } from '#shared/auth.ts'
import { allow, definePermissions } from '#shared/permit.ts'
import type { AttributeRecord } from './domain/records.ts'

/** What content sells is public; a business's other rows are kept apart in store/. */
const everyone = { '*': allow.everyone }
const planReaders = allow.roles('CREATOR', 'MERCHANT', 'FINANCE', 'OPS', 'SERVICE')

/** The terms between platform and creator are nobody else's: other creators and merchants see their own. */
const planOfListing = allow.when(
  'own content, own goods, finance or operations',
  ({ creatorId, merchantId }: AttributeRecord, _args, { viewer }: { viewer: Viewer }) =>
    hasRole(viewer, 'FINANCE', 'OPS', 'SERVICE') ||
    (viewer.creatorId === creatorId && hasRole(viewer, 'CREATOR')) ||
    (merchantId !== null && viewer.merchantId === merchantId && hasRole(viewer, 'MERCHANT')),
)

export const permissions = definePermissions({
  Query: {
    liveRoom: allow.everyone,
    liveRooms: allow.everyone,
    article: allow.everyone,
    creator: allow.everyone,
    commissionPlans: planReaders,
    attributionResolve: allow.service,
  },
  Mutation: {
    liveRoomCreate: allow.roles('CREATOR'),
    liveRoomStatusChange: allow.roles('CREATOR', 'OPS'),
    listingAdd: allow.roles('CREATOR'),
    listingRemove: allow.roles('CREATOR', 'OPS'),
    listingPin: allow.roles('CREATOR'),
    attributionTokenCreate: allow.everyone,
  },
  Creator: everyone,
  LiveRoom: everyone,
  Article: everyone,
  LiveRoomConnection: everyone,
  LiveRoomEdge: everyone,
  Listing: everyone,
  ListingConnection: everyone,
  ListingEdge: everyone,
  SalesAttribute: { '*': allow.everyone, commissionPlan: planOfListing },
  CommissionPlan: { '*': planReaders },
  Sku: everyone,
  AttributionResolution: { '*': allow.service },
  LiveRoomCreatePayload: everyone,
  LiveRoomStatusChangePayload: everyone,
  ListingAddPayload: everyone,
  ListingRemovePayload: everyone,
  ListingPinPayload: everyone,
  AttributionTokenCreatePayload: everyone,
})
