-- AlterTable
ALTER TABLE "product"."stock_location" ADD COLUMN "regions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "handling_days" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "product"."stock_level" ALTER COLUMN "on_hand" SET DEFAULT 0,
ADD COLUMN "incoming" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "low_threshold" INTEGER,
ADD COLUMN "low_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "product"."stock_movement" ADD COLUMN "bucket_id" INTEGER NOT NULL DEFAULT 0;

-- AlterTable: parts exist only while a reservation holds units, so the new key is built over few rows.
ALTER TABLE "product"."stock_reservation_part" ADD COLUMN "bucket_id" INTEGER NOT NULL DEFAULT 0,
DROP CONSTRAINT "stock_reservation_part_pkey",
ADD CONSTRAINT "stock_reservation_part_pkey" PRIMARY KEY ("order_line_id","location_id","bucket_id");

-- AlterTable
ALTER TABLE "product"."stock_reservation" ADD COLUMN "content_id" TEXT;

-- CreateTable
CREATE TABLE "product"."stock_activity" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."stock_quota" (
    "activity_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "sold" INTEGER,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_quota_pkey" PRIMARY KEY ("activity_id","sku_id")
);

-- CreateTable
CREATE TABLE "product"."stock_bucket" (
    "id" SERIAL NOT NULL,
    "activity_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_bucket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."stock_touch" (
    "id" BIGSERIAL NOT NULL,
    "sku_id" TEXT NOT NULL,

    CONSTRAINT "stock_touch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stock_activity_business_id_starts_at_id_idx" ON "product"."stock_activity"("business_id", "starts_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stock_bucket_activity_id_sku_id_idx" ON "product"."stock_bucket"("activity_id", "sku_id");

-- AddForeignKey
ALTER TABLE "product"."stock_quota" ADD CONSTRAINT "stock_quota_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "product"."stock_activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_quota" ADD CONSTRAINT "stock_quota_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "product"."sku"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_bucket" ADD CONSTRAINT "stock_bucket_activity_id_sku_id_fkey" FOREIGN KEY ("activity_id", "sku_id") REFERENCES "product"."stock_quota"("activity_id", "sku_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_bucket" ADD CONSTRAINT "stock_bucket_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "product"."stock_location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is due, what is open and what is low: each look-up reads only the few rows it is about.
CREATE INDEX stock_activity_due ON product.stock_activity (ends_at) WHERE closed_at IS NULL;
CREATE INDEX stock_quota_open ON product.stock_quota (sku_id) WHERE closed_at IS NULL;
CREATE INDEX stock_bucket_open ON product.stock_bucket (sku_id) WHERE closed_at IS NULL;
CREATE INDEX stock_reservation_part_bucket ON product.stock_reservation_part (bucket_id) WHERE bucket_id <> 0;
CREATE INDEX stock_level_low ON product.stock_level (low_since DESC, sku_id DESC, location_id DESC) WHERE low_since IS NOT NULL;
-- Room on the page for the next version of a row that is rewritten with every batch of orders.
ALTER TABLE product.stock_bucket SET (fillfactor = 50);

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.stock_location ADD CONSTRAINT stock_location_handling CHECK (handling_days BETWEEN 0 AND 365);
ALTER TABLE product.stock_level
  ADD CONSTRAINT stock_level_incoming CHECK (incoming >= 0),
  ADD CONSTRAINT stock_level_threshold CHECK (low_threshold >= 0),
  ADD CONSTRAINT stock_level_low CHECK (low_since IS NULL OR low_threshold IS NOT NULL);
ALTER TABLE product.stock_activity
  ADD CONSTRAINT stock_activity_kind CHECK (kind IN ('FLASH_SALE','LIVE_ROOM')),
  ADD CONSTRAINT stock_activity_period CHECK (ends_at >= starts_at);
ALTER TABLE product.stock_quota
  ADD CONSTRAINT stock_quota_quantity CHECK (quantity >= 0),
  ADD CONSTRAINT stock_quota_end CHECK ((sold IS NULL) = (closed_at IS NULL) AND (sold IS NULL OR sold >= 0));
ALTER TABLE product.stock_bucket
  ADD CONSTRAINT stock_bucket_not_negative CHECK (on_hand >= 0 AND reserved >= 0 AND committed >= 0),
  ADD CONSTRAINT stock_bucket_not_oversold CHECK (on_hand >= reserved::bigint + committed),
  ADD CONSTRAINT stock_bucket_empty_at_end CHECK (closed_at IS NULL OR on_hand = 0);
-- Not validated again: the rows that are there passed the narrower check.
ALTER TABLE product.stock_movement DROP CONSTRAINT stock_movement_kind;
ALTER TABLE product.stock_movement ADD CONSTRAINT stock_movement_kind
  CHECK (kind IN ('INITIAL','ADJUST','RESERVE','CLAIM','RELEASE','EXPIRE','CARVE','RETURN')) NOT VALID;

-- A movement is the only way to change a counter. It is applied as the tables' owner, because nobody else may: so the
-- counters are the sums of the movements whoever writes the SQL, and the CHECKs refuse a movement that oversells.
CREATE FUNCTION product.apply_movements() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  expected integer;
  applied integer;
BEGIN
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
CREATE TRIGGER apply_movements AFTER INSERT ON product.stock_movement REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION product.apply_movements();
REVOKE INSERT, UPDATE, DELETE ON product.stock_level, product.stock_bucket FROM fairground_product;
GRANT INSERT (sku_id, location_id, safety, incoming, low_threshold), UPDATE (safety, incoming, low_threshold, low_since)
  ON product.stock_level TO fairground_product;
GRANT INSERT (activity_id, sku_id, location_id), UPDATE (closed_at) ON product.stock_bucket TO fairground_product;

-- A reservation is for what it was made for, and moves only forward; one that was given back stays so.
CREATE FUNCTION product.guard_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.order_line_id, NEW.order_id, NEW.business_id, NEW.sku_id, NEW.quantity)
     IS DISTINCT FROM (OLD.order_line_id, OLD.order_id, OLD.business_id, OLD.sku_id, OLD.quantity) THEN
    RAISE EXCEPTION 'what % reserves is fixed', OLD.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('RESERVED','CLAIMED'), ('RESERVED','RELEASED'), ('RESERVED','EXPIRED'), ('CLAIMED','RELEASED'),
    ('EXPIRED','RESERVED'), ('EXPIRED','CLAIMED'), ('EXPIRED','RELEASED')
  ) THEN
    RAISE EXCEPTION 'reservation % cannot move from % to %', OLD.order_line_id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_reservation BEFORE UPDATE ON product.stock_reservation
  FOR EACH ROW EXECUTE FUNCTION product.guard_reservation();
REVOKE DELETE ON product.stock_item, product.stock_location, product.stock_reservation, product.stock_activity,
  product.stock_quota FROM fairground_product;
