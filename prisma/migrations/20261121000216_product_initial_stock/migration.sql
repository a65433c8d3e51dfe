-- A first movement brings its level with it: one row written where an empty level was inserted and updated at once. The rest
-- of the function, and its settings, are as before.
CREATE OR REPLACE FUNCTION product.apply_movements() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  expected integer;
  applied integer;
BEGIN
  IF NOT EXISTS (SELECT FROM added WHERE kind <> 'INITIAL' OR bucket_id <> 0) THEN
    INSERT INTO product.stock_level AS l (sku_id, location_id, on_hand, reserved, committed)
    SELECT sku_id, location_id, sum(on_hand_delta)::int, sum(reserved_delta)::int, sum(committed_delta)::int
    FROM added GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (sku_id, location_id) DO UPDATE
      SET on_hand = l.on_hand + excluded.on_hand, reserved = l.reserved + excluded.reserved,
          committed = l.committed + excluded.committed;
    RETURN NULL;
  END IF;

  WITH delta AS (
    SELECT sku_id, location_id, sum(on_hand_delta)::int AS on_hand, sum(reserved_delta)::int AS reserved,
           sum(committed_delta)::int AS committed
    FROM added WHERE bucket_id = 0 GROUP BY 1, 2)
  UPDATE product.stock_level l
  SET on_hand = l.on_hand + d.on_hand, reserved = l.reserved + d.reserved, committed = l.committed + d.committed
  FROM delta d WHERE l.sku_id = d.sku_id AND l.location_id = d.location_id;
  GET DIAGNOSTICS applied = ROW_COUNT;
  SELECT count(DISTINCT (sku_id, location_id)) INTO expected FROM added WHERE bucket_id = 0;
  IF applied <> expected THEN
    RAISE EXCEPTION 'expected to move % stock levels, moved %', expected, applied USING ERRCODE = 'foreign_key_violation';
  END IF;

  SELECT count(DISTINCT bucket_id) INTO expected FROM added WHERE bucket_id <> 0;
  IF expected > 0 THEN
    WITH delta AS (
      SELECT bucket_id, sku_id, location_id, sum(on_hand_delta)::int AS on_hand, sum(reserved_delta)::int AS reserved,
             sum(committed_delta)::int AS committed
      FROM added WHERE bucket_id <> 0 GROUP BY 1, 2, 3)
    UPDATE product.stock_bucket b
    SET on_hand = b.on_hand + d.on_hand, reserved = b.reserved + d.reserved, committed = b.committed + d.committed
    FROM delta d WHERE b.id = d.bucket_id AND b.sku_id = d.sku_id AND b.location_id = d.location_id;
    GET DIAGNOSTICS applied = ROW_COUNT;
    IF applied <> expected THEN
      RAISE EXCEPTION 'expected to move % stock buckets, moved %', expected, applied USING ERRCODE = 'foreign_key_violation';
    END IF;
    INSERT INTO product.stock_touch (sku_id) SELECT DISTINCT sku_id FROM added WHERE bucket_id <> 0;
  END IF;
  RETURN NULL;
END $$;
