import type { Resolvers } from '../generated/types.ts'
import { attributionTokenCreate } from './attributionTokenCreate.ts'
import { Article, LiveRoom } from './Content.ts'
import { CommissionPlan, Creator, Listing } from './entities.ts'
import { listingAdd } from './listingAdd.ts'
import { listingPin } from './listingPin.ts'
import { listingRemove } from './listingRemove.ts'
import { liveRoomCreate } from './liveRoomCreate.ts'
import { liveRoomStatusChange } from './liveRoomStatusChange.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation: { liveRoomCreate, liveRoomStatusChange, listingAdd, listingRemove, listingPin, attributionTokenCreate },
  Creator,
  LiveRoom,
  Article,
  Listing,
  CommissionPlan,
}
