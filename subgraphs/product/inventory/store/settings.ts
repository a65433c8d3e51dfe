import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'

/** What operators set of a level; what is left out stays. A threshold of null ends the alerts. */
export interface LevelSettings {
  safety?: number | null
  incoming?: number | null
  lowThreshold?: number | null
}

/** Answers whether anything changed. The caller holds the SKU's lock. */
export async function setLevel(
  tx: Tx,
  { skuId, locationId }: { skuId: string; locationId: string },
  { safety, incoming, lowThreshold }: LevelSettings,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE product.stock_level l
     SET safety = n.safety, incoming = n.incoming, low_threshold = n.low_threshold,
         low_since = CASE WHEN n.low_threshold IS NULL THEN NULL ELSE l.low_since END
     FROM (SELECT coalesce($3::int, safety) AS safety, coalesce($4::int, incoming) AS incoming,
                  CASE WHEN $6 THEN $5::int ELSE low_threshold END AS low_threshold
           FROM product.stock_level WHERE sku_id = $1 AND location_id = $2) n
     WHERE l.sku_id = $1 AND l.location_id = $2
       AND (l.safety, l.incoming, l.low_threshold) IS DISTINCT FROM (n.safety, n.incoming, n.low_threshold)`,
    skuId,
    locationId,
    safety ?? null,
    incoming ?? null,
    lowThreshold ?? null,
    lowThreshold !== undefined,
  )
  return count === 1
}

export interface LocationSettings {
  code: string
  name?: string | null
  priority?: number | null
  regions?: string[] | null
  handlingDays?: number | null
}

/** Makes a location, or changes what is given of one. */
export async function upsertLocation(tx: Tx, businessId: string, settings: LocationSettings): Promise<void> {
  const { code, name, priority, regions, handlingDays } = settings
  const given = {
    ...(name == null ? {} : { name }),
    ...(priority == null ? {} : { priority }),
    ...(regions == null ? {} : { regions }),
    ...(handlingDays == null ? {} : { handlingDays }),
  }
  await tx.stockLocation.upsert({
    where: { businessId_code: { businessId, code } },
    create: { id: newId('loc'), businessId, code, name: code, ...given },
    update: given,
  })
}
