import type { Money } from '#shared/money.ts'
import type { RoomStatus } from './room.ts'

/** Someone who makes content. */
export interface CreatorRecord {
  id: string
  displayName: string
  avatarUrl: string | null
  bio: string | null
}

/** One version of a commission plan. Shares are basis points; the merchant receives what remains of 10000. */
export interface PlanRecord {
  id: string
  version: number
  name: string
  creatorBps: number
  platformBps: number
}

/** On what terms a listing sells now. */
export interface AttributeRecord {
  version: number
  price: Money
  listPrice: Money | null
  availableQuantity: number
  saleable: boolean
  promotionText: string | null
  commissionPlan: PlanRecord
  updatedAt: Date
  /** Whose content it is: that creator may see the plan. */
  creatorId: string
  /** Whose goods they are: that merchant may see the plan. */
  merchantId: string | null
}

/** A SKU in a piece of content. */
export interface ListingRecord {
  id: string
  contentId: string
  creatorId: string
  skuId: string
  position: number
  pinned: boolean
  pid: string
  attributes: AttributeRecord
}

export type ContentKind = 'LIVE_ROOM' | 'ARTICLE'

/** A live room or an article, without what it sells. */
export interface ContentRecord {
  id: string
  businessId: string
  kind: ContentKind
  title: string
  /** Live rooms only. */
  status: RoomStatus | null
  creator: CreatorRecord
  startsAt: Date | null
  endedAt: Date | null
  publishedAt: Date | null
  createdAt: Date
  /** Grows with everything that a reader of the content can see change. */
  version: bigint
}

/** A piece of content with all it sells, pinned first, then in order: what is cached as one value. */
export interface ContentCard {
  content: ContentRecord
  listings: ListingRecord[]
}

/** The most active listings of one piece of content: it bounds the card, which is read whole. */
export const MAX_LISTINGS = 200
