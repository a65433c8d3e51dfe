-- AlterTable
ALTER TABLE "product"."sku" ADD COLUMN "cost_minor" BIGINT;

-- AlterTable
ALTER TABLE "product"."search_change" ADD COLUMN "changed_by" BIGINT;

-- AlterTable: of several notes about a product the last is kept.
DELETE FROM "product"."search_dead" d USING "product"."search_dead" later WHERE later.product_id = d.product_id AND later.id > d.id;
ALTER TABLE "product"."search_dead" ADD COLUMN "business_id" TEXT;

-- CreateTable
CREATE TABLE "product"."search_target" (
    "id" INTEGER NOT NULL,
    "epoch" BIGINT NOT NULL DEFAULT 0,
    "rebuild_id" TEXT,

    CONSTRAINT "search_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."search_rebuild" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "products" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_rebuild_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."search_sweep" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_sweep_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "product"."sales_day" (
    "product_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "units" INTEGER NOT NULL,

    CONSTRAINT "sales_day_pkey" PRIMARY KEY ("product_id","day")
);

-- CreateTable
CREATE TABLE "product"."product_sales" (
    "product_id" TEXT NOT NULL,
    "units_7_days" INTEGER NOT NULL,
    "units_30_days" INTEGER NOT NULL,

    CONSTRAINT "product_sales_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "product"."shelf_listing" (
    "shelf_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "shelf_listing_pkey" PRIMARY KEY ("shelf_id","product_id")
);

-- CreateTable
CREATE TABLE "product"."reconciliation_run" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "repairs" BOOLEAN NOT NULL,
    "requested_by" TEXT NOT NULL,
    "compared" BIGINT NOT NULL DEFAULT 0,
    "matched" BIGINT NOT NULL DEFAULT 0,
    "missing" BIGINT NOT NULL DEFAULT 0,
    "unexpected" BIGINT NOT NULL DEFAULT 0,
    "mismatched" BIGINT NOT NULL DEFAULT 0,
    "repaired" BIGINT NOT NULL DEFAULT 0,
    "failure" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."reconciliation_exception" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "expected" JSONB,
    "actual" JSONB,
    "fields" TEXT[],
    "first_run_id" TEXT NOT NULL,
    "last_run_id" TEXT NOT NULL,
    "repaired_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "resolved_by" TEXT,

    CONSTRAINT "reconciliation_exception_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "search_dead_product_id_key" ON "product"."search_dead"("product_id");

-- CreateIndex
CREATE INDEX "search_dead_business_id_at_product_id_idx" ON "product"."search_dead"("business_id", "at" DESC, "product_id" DESC);

-- CreateIndex
CREATE INDEX "search_rebuild_requested_at_id_idx" ON "product"."search_rebuild"("requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_day_day_idx" ON "product"."sales_day"("day");

-- CreateIndex
CREATE INDEX "shelf_listing_product_id_idx" ON "product"."shelf_listing"("product_id");

-- CreateIndex
CREATE INDEX "shelf_listing_starts_at_idx" ON "product"."shelf_listing"("starts_at");

-- CreateIndex
CREATE INDEX "shelf_listing_ends_at_idx" ON "product"."shelf_listing"("ends_at");

-- CreateIndex
CREATE INDEX "reconciliation_run_subject_requested_at_id_idx" ON "product"."reconciliation_run"("subject", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_exception_last_run_id_id_idx" ON "product"."reconciliation_exception"("last_run_id", "id");

-- AddForeignKey
ALTER TABLE "product"."shelf_listing" ADD CONSTRAINT "shelf_listing_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"."product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.sku ADD CONSTRAINT sku_cost CHECK (cost_minor >= 0);
ALTER TABLE product.search_target ADD CONSTRAINT search_target_one CHECK (id = 1);
ALTER TABLE product.search_rebuild ADD CONSTRAINT search_rebuild_state CHECK (state IN ('QUEUED','RUNNING','SUCCEEDED','FAILED'));
ALTER TABLE product.shelf_listing ADD CONSTRAINT shelf_listing_period CHECK (ends_at > starts_at);
ALTER TABLE product.reconciliation_run
  ADD CONSTRAINT reconciliation_run_state CHECK (state IN ('QUEUED','RUNNING','SUCCEEDED','FAILED')),
  ADD CONSTRAINT reconciliation_run_end CHECK ((finished_at IS NULL) = (state IN ('QUEUED','RUNNING')));
ALTER TABLE product.reconciliation_exception
  ADD CONSTRAINT reconciliation_exception_kind CHECK (kind IN ('MISSING','UNEXPECTED','MISMATCHED')),
  ADD CONSTRAINT reconciliation_exception_end CHECK ((resolved_at IS NULL) = (resolution IS NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL));

INSERT INTO product.search_target (id) VALUES (1);
REVOKE INSERT, DELETE ON product.search_target FROM fairground_product;
-- One at a time, whoever asks.
CREATE UNIQUE INDEX search_rebuild_open ON product.search_rebuild ((true)) WHERE state IN ('QUEUED','RUNNING');
CREATE UNIQUE INDEX reconciliation_run_open ON product.reconciliation_run (subject) WHERE state IN ('QUEUED','RUNNING');
CREATE UNIQUE INDEX reconciliation_exception_open ON product.reconciliation_exception (subject, key) WHERE resolved_at IS NULL;
-- Movements are appended in the order of time: a block range index finds the last ones and costs a sale nothing.
CREATE INDEX stock_movement_at ON product.stock_movement USING brin (at);

-- A transaction notes a product once: what it changes becomes visible at once, whichever of its statements did it.
-- Its number alone would not tell it from one of another server that the database was restored from.
-- `changed_at` stays that of the oldest change not searchable yet, so that the lag of a product that changes without
-- end is not hidden.
CREATE OR REPLACE FUNCTION product.note_search(ids text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO product.search_change AS c (product_id, changed_by)
  SELECT DISTINCT id, hashtextextended(pg_current_xact_id()::text || ' ' || extract(epoch FROM now()), 0)
  FROM unnest(ids) AS id WHERE id IS NOT NULL ORDER BY id
  ON CONFLICT (product_id) DO UPDATE
    SET version = c.version + 1, attempts = 0, due_at = '-infinity', changed_by = excluded.changed_by,
        changed_at = CASE WHEN c.version > c.indexed_version THEN c.changed_at ELSE now() END
    WHERE c.changed_by IS DISTINCT FROM excluded.changed_by
$$;

-- Rows that move to another product concern both.
CREATE FUNCTION product.note_products_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(SELECT id FROM before UNION SELECT id FROM after));
  RETURN NULL;
END $$;
CREATE FUNCTION product.note_parts_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(SELECT product_id FROM before UNION SELECT product_id FROM after));
  RETURN NULL;
END $$;
DROP TRIGGER search_product_update ON product.product;
CREATE TRIGGER search_product_update AFTER UPDATE ON product.product REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_products_moved();
DROP TRIGGER search_sku_update ON product.sku;
CREATE TRIGGER search_sku_update AFTER UPDATE ON product.sku REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_media_update AFTER UPDATE ON product.media REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_media_delete AFTER DELETE ON product.media REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_shelf_insert AFTER INSERT ON product.shelf_listing REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_shelf_update AFTER UPDATE ON product.shelf_listing REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_shelf_delete AFTER DELETE ON product.shelf_listing REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_sales_insert AFTER INSERT ON product.product_sales REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_sales_update AFTER UPDATE ON product.product_sales REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_sales_delete AFTER DELETE ON product.product_sales REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();

-- Stock that turns from none to some or back, also when its row is moved or removed.
CREATE OR REPLACE FUNCTION product.note_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(
    SELECT s.product_id FROM before o FULL JOIN after n USING (sku_id, location_id) JOIN product.sku s ON s.id = sku_id
    WHERE coalesce(o.on_hand::bigint - o.reserved - o.committed - o.safety > 0, false)
       <> coalesce(n.on_hand::bigint - n.reserved - n.committed - n.safety > 0, false)));
  RETURN NULL;
END $$;
CREATE TRIGGER search_stock_delete AFTER DELETE ON product.stock_level REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_new_stock();

-- TRUNCATE tells nobody which rows there were.
CREATE FUNCTION product.note_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(SELECT product_id FROM product.search_change));
  RETURN NULL;
END $$;
CREATE TRIGGER search_product_truncate AFTER TRUNCATE ON product.product FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_sku_truncate AFTER TRUNCATE ON product.sku FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_media_truncate AFTER TRUNCATE ON product.media FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_stock_truncate AFTER TRUNCATE ON product.stock_level FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_shelf_truncate AFTER TRUNCATE ON product.shelf_listing FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_sales_truncate AFTER TRUNCATE ON product.product_sales FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
