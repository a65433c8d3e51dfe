import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { ContentCard, ContentRecord, CreatorRecord, ListingRecord, PlanRecord } from '../domain/records.ts'
import { roomRank } from '../domain/room.ts'
import type { CardCache } from './cards.ts'
import {
  CONTENT_JSON,
  type ContentJson,
  LISTING_JOINS,
  LISTING_JSON,
  type ListingJson,
  toContent,
  toListing,
} from './rows.ts'

/** Reads with the viewer's business baked in: what belongs to another does not exist. */
export type ContentStore = ReturnType<typeof contentStore>

export function contentStore({ pool }: Pick<Platform, 'pool'>, cache: CardCache, { businessId }: Viewer) {
  const cards = createLoader<string, ContentCard>(ids => cache.read(businessId, ids), 100)

  const listings = createLoader<string, ListingRecord>(async ids => {
    const { rows } = await pool.query<{ listing: ListingJson }>(
      `SELECT ${LISTING_JSON} AS listing FROM sales_attribute.listing l
       JOIN sales_attribute.content c ON c.id = l.content_id ${LISTING_JOINS}
       WHERE l.id = ANY($1) AND l.business_id = $2 AND l.state = 'ACTIVE'`,
      [ids, businessId],
    )
    return byKey(
      ids,
      rows.map(row => toListing(row.listing)),
      listing => listing.id,
    )
  })

  const creators = createLoader<string, CreatorRecord>(async ids => {
    const { rows } = await pool.query<CreatorRecord>(
      `SELECT id, display_name AS "displayName", avatar_url AS "avatarUrl", bio
       FROM sales_attribute.creator WHERE id = ANY($1) AND business_id = $2`,
      [ids, businessId],
    )
    return byKey(ids, rows, creator => creator.id)
  })

  /** The newest version of each plan of the business. */
  const plans = async (ids: readonly string[] | null): Promise<PlanRecord[]> => {
    const { rows } = await pool.query<PlanRecord>(
      `SELECT DISTINCT ON (id) id, version, name, creator_bps AS "creatorBps", platform_bps AS "platformBps"
       FROM sales_attribute.commission_plan
       WHERE business_id = $1 AND ($2::text[] IS NULL OR id = ANY($2)) ORDER BY id, version DESC`,
      [businessId, ids],
    )
    return rows
  }
  const planById = createLoader<string, PlanRecord>(async ids => byKey(ids, await plans(ids), plan => plan.id))

  /** As committed now, for the answer of a mutation; later fields of the operation read the same. */
  const freshCard = async (id: string): Promise<ContentCard | null> => {
    const [card = null] = await cache.readFresh(businessId, [id])
    cards.clear(id).prime(id, card)
    return card
  }

  /** Live rooms, those on air first, then the newest. One round trip. */
  const rooms = async (input: ConnectionInput): Promise<Connection<ContentRecord>> => {
    const page = connectionArgs(input, ['integer', 'instant', 'text'])
    const [rank, createdAt, id] = page.key ?? [null, null, null]
    const { rows } = await pool.query<{ content: ContentJson }>(
      `SELECT ${CONTENT_JSON} AS content
       FROM sales_attribute.content c JOIN sales_attribute.creator cr ON cr.id = c.creator_id
       WHERE c.business_id = $1 AND c.kind = 'LIVE_ROOM'
         AND ($2::int IS NULL OR c.status_rank > $2
              OR (c.status_rank = $2 AND (c.created_at, c.id) < ($3::timestamptz, $4::text)))
       ORDER BY c.status_rank, c.created_at DESC, c.id DESC LIMIT $5`,
      [businessId, rank, createdAt, id, page.limit + 1],
    )
    return connection(
      rows.map(row => toContent(row.content)),
      page,
      room => [roomRank[room.status ?? 'ENDED'], room.createdAt.toISOString(), room.id],
    )
  }

  return { cards, listings, creators, plans, planById, freshCard, rooms }
}

/** A page of a card's listings: the card holds all of them, so it costs nothing. */
export function pageOfListings(listings: readonly ListingRecord[], input: ConnectionInput): Connection<ListingRecord> {
  const page = connectionArgs(input, ['integer', 'integer', 'text'])
  const rest =
    page.key === null ? listings : listings.filter(listing => compareKeys(keyOf(listing), page.key ?? []) > 0)
  return connection(rest.slice(0, page.limit + 1), page, keyOf)
}

/** Pinned first, then by place. */
function keyOf({ pinned, position, id }: ListingRecord): [number, number, string] {
  return [pinned ? 0 : 1, position, id]
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? ''
    if (part !== other) return part < other ? -1 : 1
  }
  return 0
}
