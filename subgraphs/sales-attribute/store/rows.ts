import type {
  AttributeRecord,
  ContentCard,
  ContentKind,
  ContentRecord,
  ListingRecord,
  PlanRecord,
} from '../domain/records.ts'
import type { RoomStatus } from '../domain/room.ts'

/** A listing as one JSON value, over `listing l`, `content c`, `sales_attribute a`, `commission_plan p`, `sku_fact f`. */
export const LISTING_JSON = `json_build_object(
  'id', l.id, 'contentId', l.content_id, 'creatorId', c.creator_id, 'skuId', l.sku_id, 'position', l.position,
  'pinned', l.pinned, 'pid', l.pid, 'version', a.version, 'priceMinor', a.price_minor::text,
  'listPriceMinor', a.list_price_minor::text, 'currencyCode', a.currency_code, 'availableQuantity', a.available_quantity,
  'saleable', a.saleable, 'promotionText', a.promotion_text, 'updatedAt', a.updated_at, 'merchantId', f.merchant_id,
  'plan', json_build_object('id', p.id, 'version', p.version, 'name', p.name, 'creatorBps', p.creator_bps, 'platformBps', p.platform_bps))`

/** What `LISTING_JSON` reads, joined to `sales_attribute.listing l`. */
export const LISTING_JOINS = `
  JOIN sales_attribute.sales_attribute a ON a.listing_id = l.id
  JOIN sales_attribute.commission_plan p ON p.id = a.commission_plan_id AND p.version = a.plan_version
  LEFT JOIN sales_attribute.sku_fact f ON f.business_id = l.business_id AND f.sku_id = l.sku_id`

export interface ListingJson extends Omit<ListingRecord, 'attributes'> {
  version: number
  priceMinor: string
  listPriceMinor: string | null
  currencyCode: string
  availableQuantity: number
  saleable: boolean
  promotionText: string | null
  updatedAt: string
  merchantId: string | null
  plan: PlanRecord
}

/** Content with its creator, over `content c` and `creator cr`. */
export const CONTENT_JSON = `json_build_object(
  'id', c.id, 'businessId', c.business_id, 'kind', c.kind, 'title', c.title, 'status', c.status, 'startsAt', c.starts_at,
  'endedAt', c.ended_at, 'publishedAt', c.published_at, 'createdAt', c.created_at, 'version', c.version::text,
  'creator', json_build_object('id', cr.id, 'displayName', cr.display_name, 'avatarUrl', cr.avatar_url, 'bio', cr.bio))`

export interface ContentJson {
  id: string
  businessId: string
  kind: ContentKind
  title: string
  status: RoomStatus | null
  startsAt: string | null
  endedAt: string | null
  publishedAt: string | null
  createdAt: string
  version: string
  creator: ContentRecord['creator']
}

export interface CardJson {
  content: ContentJson
  listings: ListingJson[]
}

export function toListing(row: ListingJson): ListingRecord {
  const { id, contentId, creatorId, skuId, position, pinned, pid } = row
  return { id, contentId, creatorId, skuId, position, pinned, pid, attributes: toAttributes(row) }
}

function toAttributes(row: ListingJson): AttributeRecord {
  const { version, currencyCode, availableQuantity, saleable, promotionText, creatorId, merchantId, plan } = row
  return {
    version,
    price: { amountMinor: BigInt(row.priceMinor), currencyCode },
    listPrice: row.listPriceMinor === null ? null : { amountMinor: BigInt(row.listPriceMinor), currencyCode },
    availableQuantity,
    saleable,
    promotionText,
    commissionPlan: plan,
    updatedAt: new Date(row.updatedAt),
    creatorId,
    merchantId,
  }
}

export function toContent(row: ContentJson): ContentRecord {
  return {
    ...row,
    startsAt: toDate(row.startsAt),
    endedAt: toDate(row.endedAt),
    publishedAt: toDate(row.publishedAt),
    createdAt: new Date(row.createdAt),
    version: BigInt(row.version),
  }
}

export function toCard(json: CardJson): ContentCard {
  return { content: toContent(json.content), listings: json.listings.map(toListing) }
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
