import { roundTrips } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { ContentCard } from '../domain/records.ts'
import { type CardJson, CONTENT_JSON, LISTING_JOINS, LISTING_JSON, toCard } from './rows.ts'

/**
 * A card is a piece of content with its creator and all it sells, cached in Redis as one value under the content's
 * version. A change leaves an empty value of the new version (a tombstone), so that a reader that loaded the version
 * before cannot put it back; the next reader fills it. Cards hold nothing that depends on the viewer.
 */
export interface CardCache {
  /** In the order of the ids; at most one Redis and one database round trip. Null for what this business does not have. */
  read(businessId: string, ids: readonly string[]): Promise<(ContentCard | null)[]>
  /** As committed now, past Redis. */
  readFresh(businessId: string, ids: readonly string[]): Promise<(ContentCard | null)[]>
  /** Makes older cards unreadable. Throws when Redis cannot be reached. */
  invalidate(businessId: string, contents: readonly ContentVersion[]): Promise<void>
}

export interface ContentVersion {
  id: string
  version: bigint
}

/** A change that never reached Redis is seen after this long at the latest. */
const TTL_SECONDS = 60

const CARDS = `
  SELECT c.id, json_build_object('content', ${CONTENT_JSON}, 'listings', coalesce((
    SELECT json_agg(${LISTING_JSON} ORDER BY l.pinned DESC, l.position, l.id)
    FROM sales_attribute.listing l ${LISTING_JOINS}
    WHERE l.content_id = c.id AND l.state = 'ACTIVE'), '[]')) AS card
  FROM sales_attribute.content c JOIN sales_attribute.creator cr ON cr.id = c.creator_id
  WHERE c.id = ANY($1) AND c.business_id = $2`

export function createCardCache({ pool, redis, log }: Pick<Platform, 'pool' | 'redis' | 'log'>): CardCache {
  const loading = new Map<string, Promise<CardJson | null>>()

  const load = async (businessId: string, ids: readonly string[]): Promise<Map<string, CardJson>> => {
    const { rows } = await pool.query<{ id: string; card: CardJson }>(CARDS, [ids, businessId])
    return new Map(rows.map(row => [row.id, row.card]))
  }

  /** One load per card and process at a time: after a change to a hot room, all its viewers miss at once. */
  const loadOnce = (businessId: string, ids: readonly string[]): Promise<(CardJson | null)[]> => {
    const missing = ids.filter(id => !loading.has(keyOf(businessId, id)))
    if (missing.length > 0) {
      const batch = load(businessId, missing)
      for (const id of missing) {
        const key = keyOf(businessId, id)
        const one = batch.then(cards => cards.get(id) ?? null).finally(() => loading.delete(key))
        loading.set(key, one)
      }
      // Nobody waits for this: it must not lengthen the answer, and a cache that is down must not fail it.
      void batch.then(cards => roundTrips.run(() => fill(businessId, cards))).catch(() => {})
    }
    return Promise.all(ids.map(id => loading.get(keyOf(businessId, id)) ?? null))
  }

  const fill = async (businessId: string, cards: Map<string, CardJson>) => {
    const entries = [...cards].map(([id, card]) => ({
      key: keyOf(businessId, id),
      value: JSON.stringify(card),
      version: BigInt(card.content.version),
      ttlSeconds: TTL_SECONDS,
    }))
    await redis.setIfNewer(entries).catch(err => log.warn({ err }, 'cards were not cached'))
  }

  return {
    read: async (businessId, ids) => {
      const cached = await redis.getVersioned(ids.map(id => keyOf(businessId, id)))
      const missing = ids.filter((_id, index) => !cached[index]?.value)
      const loaded = missing.length > 0 ? await loadOnce(businessId, missing) : []
      const found = new Map(missing.map((id, index) => [id, loaded[index]]))
      return ids.map((id, index) => {
        const value = cached[index]?.value
        const card = value ? (JSON.parse(value) as CardJson) : found.get(id)
        return card ? toCard(card) : null
      })
    },
    readFresh: async (businessId, ids) => {
      const cards = await load(businessId, ids)
      return ids.map(id => cards.get(id) ?? null).map(card => card && toCard(card))
    },
    invalidate: async (businessId, contents) => {
      await redis.setIfNewer(
        contents.map(({ id, version }) => ({
          key: keyOf(businessId, id),
          value: '',
          version,
          ttlSeconds: TTL_SECONDS,
        })),
      )
    },
  }
}

/** The business is part of the key: a card can only be found by those it belongs to. */
function keyOf(businessId: string, id: string): string {
  return `card:${businessId}:${id}`
}
