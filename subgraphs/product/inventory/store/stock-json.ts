/**
 * The stock of a SKU as JSON (StockRecord), for a statement in which `item` has its `sku_id` and `version`. What can be
 * sold is what the locations have open to every order; the quotas of activities are told apart. `item` is none of the
 * names used within: l, q, o, a, b, x.
 */
export const stockJson = (item: string) => `
  (SELECT json_build_object('skuId', ${item}.sku_id, 'version', ${item}.version::text,
            'onHand', l.on_hand + q.on_hand, 'reserved', l.reserved + q.reserved, 'committed', l.committed + q.committed,
            'available', l.available, 'quotas', q.quotas)
   FROM (SELECT coalesce(sum(on_hand), 0) AS on_hand, coalesce(sum(reserved), 0) AS reserved,
                coalesce(sum(committed), 0) AS committed,
                coalesce(sum(greatest(0, on_hand::bigint - reserved - committed - safety)), 0) AS available
         FROM product.stock_level WHERE sku_id = ${item}.sku_id) l,
        (SELECT coalesce(sum(on_hand), 0) AS on_hand, coalesce(sum(reserved), 0) AS reserved,
                coalesce(sum(committed), 0) AS committed,
                coalesce(json_agg(json_build_object('activityId', id, 'contentId', content_id, 'startsAt', starts_at,
                                                    'endsAt', ends_at, 'available', on_hand - reserved - committed)
                                  ORDER BY ends_at, id), '[]') AS quotas
         FROM (SELECT a.id, a.content_id, a.starts_at, a.ends_at, coalesce(sum(b.on_hand), 0) AS on_hand,
                      coalesce(sum(b.reserved), 0) AS reserved, coalesce(sum(b.committed), 0) AS committed
               FROM product.stock_quota o JOIN product.stock_activity a ON a.id = o.activity_id
               LEFT JOIN product.stock_bucket b ON b.activity_id = o.activity_id AND b.sku_id = o.sku_id
               WHERE o.sku_id = ${item}.sku_id AND o.closed_at IS NULL
               GROUP BY a.id) x) q)`
