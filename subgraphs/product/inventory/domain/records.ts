/** What changes stock. CARVE sets units aside for a quota, RETURN brings them back. */
export type MovementKind = 'INITIAL' | 'ADJUST' | 'RESERVE' | 'CLAIM' | 'RELEASE' | 'EXPIRE' | 'CARVE' | 'RETURN'

/** What resolvers are handed of the inventory. */
export interface LocationRecord {
  id: string
  code: string
  name: string
  priority: number
  regions: string[]
  handlingDays: number
}

export interface LevelRecord {
  skuId: string
  location: LocationRecord
  onHand: number
  reserved: number
  committed: number
  safety: number
  incoming: number
  lowThreshold: number | null
  lowSince: Date | null
}

export interface MovementRecord {
  id: string
  locationCode: string
  activityId: string | null
  kind: MovementKind
  onHand: number
  reserved: number
  committed: number
  orderLineId: string | null
  reason: string | null
  actor: string
  at: Date
}

export interface QuotaRecord {
  skuId: string
  quantity: number
  reserved: number
  committed: number
  available: number
}

export interface ActivityRecord {
  id: string
  kind: 'FLASH_SALE' | 'LIVE_ROOM'
  name: string
  contentId: string
  startsAt: Date
  endsAt: Date
  closedAt: Date | null
  quotas: QuotaRecord[]
}
