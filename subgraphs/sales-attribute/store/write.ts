import type { Tx } from '#shared/db.ts'
import type { ContentKind } from '../domain/records.ts'
import { type RoomStatus, roomRank } from '../domain/room.ts'
import type { ContentVersion } from './cards.ts'

/** A locked piece of content. */
export interface LockedContent {
  id: string
  kind: ContentKind
  status: RoomStatus | null
  creatorId: string
}

/** Locks content of the business, and of the creator when one is given. Null when there is none. */
export async function lockContent(
  tx: Tx,
  businessId: string,
  id: string,
  creatorId: string | null,
): Promise<LockedContent | null> {
  const rows = await tx.$queryRawUnsafe<LockedContent[]>(
    `SELECT id, kind, status, creator_id AS "creatorId" FROM sales_attribute.content
     WHERE id = $1 AND business_id = $2 AND ($3::text IS NULL OR creator_id = $3) FOR UPDATE`,
    id,
    businessId,
    creatorId,
  )
  return rows[0] ?? null
}

/** Gives content its next version, which its cards are told apart by. Locks in the order of ids. */
export async function bumpContents(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
  now: Date,
): Promise<ContentVersion[]> {
  if (ids.length === 0) return []
  await tx.$queryRawUnsafe(
    'SELECT 1 FROM sales_attribute.content WHERE id = ANY($1::text[]) AND business_id = $2 ORDER BY id FOR UPDATE',
    ids,
    businessId,
  )
  return tx.$queryRawUnsafe<ContentVersion[]>(
    `UPDATE sales_attribute.content SET version = version + 1, updated_at = $3::timestamptz
     WHERE id = ANY($1::text[]) AND business_id = $2 RETURNING id, version`,
    ids,
    businessId,
    now,
  )
}

export interface NewRoom {
  id: string
  businessId: string
  creatorId: string
  title: string
  startsAt: Date | null
}

/** Adds a scheduled room of a creator of the business. False when the business has no such creator. */
export async function insertRoom(tx: Tx, room: NewRoom, now: Date): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO sales_attribute.content
       (id, business_id, creator_id, kind, title, status, status_rank, starts_at, created_at, updated_at)
     SELECT $1, business_id, id, 'LIVE_ROOM', $4, 'SCHEDULED', ${roomRank.SCHEDULED}, $5::timestamptz, $6::timestamptz, $6::timestamptz
     FROM sales_attribute.creator WHERE id = $3 AND business_id = $2`,
    room.id,
    room.businessId,
    room.creatorId,
    room.title,
    room.startsAt,
    now,
  )
  return count === 1
}

/** Moves a room from one state to another. False when it is not in the state it should move from. */
export async function moveRoom(tx: Tx, id: string, from: RoomStatus, to: RoomStatus, now: Date): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE sales_attribute.content SET status = $3, status_rank = $4,
       starts_at = CASE WHEN $3 = 'LIVE' THEN $5::timestamptz ELSE starts_at END,
       ended_at = CASE WHEN $3 = 'ENDED' THEN $5::timestamptz END
     WHERE id = $1 AND status = $2`,
    id,
    from,
    to,
    roomRank[to],
    now,
  )
  return count === 1
}

/** A listing found by id, with what decides who may change it. */
export interface FoundListing {
  id: string
  contentId: string
  skuId: string
  state: 'ACTIVE' | 'REMOVED'
}

export async function findListing(tx: Tx, businessId: string, id: string): Promise<FoundListing | null> {
  const rows = await tx.$queryRawUnsafe<FoundListing[]>(
    `SELECT id, content_id AS "contentId", sku_id AS "skuId", state FROM sales_attribute.listing
     WHERE id = $1 AND business_id = $2`,
    id,
    businessId,
  )
  return rows[0] ?? null
}

/** Takes a listing off. False when it was off already. */
export async function removeListing(tx: Tx, id: string, now: Date): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE sales_attribute.listing SET state = 'REMOVED', pinned = false, updated_at = $2::timestamptz
     WHERE id = $1 AND state = 'ACTIVE'`,
    id,
    now,
  )
  return count === 1
}

/** Pins one active listing of locked content in place of the other. False when the listing is not active any more. */
export async function pinListing(tx: Tx, contentId: string, id: string, now: Date): Promise<boolean> {
  // Two statements: a unique index is checked row by row, so the old pin must be gone before the new one is set.
  await tx.$executeRawUnsafe(
    'UPDATE sales_attribute.listing SET pinned = false, updated_at = $3::timestamptz WHERE content_id = $1 AND pinned AND id <> $2',
    contentId,
    id,
    now,
  )
  const count = await tx.$executeRawUnsafe(
    `UPDATE sales_attribute.listing SET pinned = true, updated_at = $3::timestamptz
     WHERE id = $1 AND content_id = $2 AND state = 'ACTIVE'`,
    id,
    contentId,
    now,
  )
  return count === 1
}
