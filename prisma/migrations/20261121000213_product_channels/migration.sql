-- AlterTable
ALTER TABLE "product"."sku" ADD COLUMN "weight_grams" INTEGER;

-- AlterTable
ALTER TABLE "product"."channel_import"
  ADD COLUMN "source" TEXT,
  ADD COLUMN "feed_id" TEXT,
  ADD COLUMN "snapshot_at" TIMESTAMPTZ(3),
  ADD COLUMN "checkpoint_item" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "products_outdated" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "products_unlisted" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "products_relisted" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "violation_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "note" TEXT,
  ADD COLUMN "report_key" TEXT,
  ADD COLUMN "working_since" TIMESTAMPTZ(3),
  ADD COLUMN "working_from_row" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "working_from" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable. The default is for the rows that are there; who writes says it.
ALTER TABLE "product"."import_violation" ADD COLUMN "severity" TEXT NOT NULL DEFAULT 'error';
ALTER TABLE "product"."import_violation" ALTER COLUMN "severity" DROP DEFAULT;

-- CreateTable
CREATE TABLE "product"."channel_feed" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "file_name" TEXT,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "token_hash" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."feed_chunk" (
    "feed_id" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "feed_chunk_pkey" PRIMARY KEY ("feed_id","position")
);

-- CreateTable
CREATE TABLE "product"."channel_pull" (
    "channel_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "config_version" INTEGER NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "sha256" TEXT,
    "due_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_pull_pkey" PRIMARY KEY ("channel_id")
);

-- CreateTable
CREATE TABLE "product"."feed_snapshot" (
    "channel_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "taken_at" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "feed_snapshot_pkey" PRIMARY KEY ("channel_id","external_id")
);

-- CreateTable
CREATE TABLE "product"."feed_absence" (
    "product_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_absence_pkey" PRIMARY KEY ("product_id")
);

-- CreateIndex
CREATE INDEX "channel_feed_expires_at_idx" ON "product"."channel_feed"("expires_at");

-- CreateIndex
CREATE INDEX "channel_pull_due_at_idx" ON "product"."channel_pull"("due_at");

-- CreateIndex
CREATE INDEX "feed_absence_channel_id_idx" ON "product"."feed_absence"("channel_id");

-- AddForeignKey
ALTER TABLE "product"."channel_feed" ADD CONSTRAINT "channel_feed_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "product"."channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."feed_chunk" ADD CONSTRAINT "feed_chunk_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "product"."channel_feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."channel_pull" ADD CONSTRAINT "channel_pull_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "product"."channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."channel_import" ADD CONSTRAINT "channel_import_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "product"."channel_feed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Runs that were there.
UPDATE product.channel_import SET source = CASE WHEN content IS NULL THEN 'PATH' ELSE 'CONTENT' END,
  report_key = replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
ALTER TABLE product.channel_import ALTER COLUMN source SET NOT NULL, ALTER COLUMN report_key SET NOT NULL;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.sku ADD CONSTRAINT sku_weight CHECK (weight_grams >= 0);
ALTER TABLE product.channel_feed
  ADD CONSTRAINT channel_feed_origin CHECK (origin IN ('UPLOAD','PULL')),
  ADD CONSTRAINT channel_feed_state CHECK (state IN ('OPEN','WHOLE','EXPIRED')),
  ADD CONSTRAINT channel_feed_whole CHECK (state <> 'WHOLE' OR sha256 IS NOT NULL);
ALTER TABLE product.import_violation ADD CONSTRAINT import_violation_severity CHECK (severity IN ('error','warning'));
ALTER TABLE product.channel_import
  DROP CONSTRAINT channel_import_source,
  DROP CONSTRAINT channel_import_status,
  DROP CONSTRAINT channel_import_end,
  ADD CONSTRAINT channel_import_source CHECK (source IN ('CONTENT','PATH','UPLOAD','PULL')
    AND (source = 'CONTENT') = (content IS NOT NULL) AND (source = 'PATH') = (path IS NOT NULL)
    AND (feed_id IS NULL OR source IN ('UPLOAD','PULL'))),
  ADD CONSTRAINT channel_import_status CHECK (status IN ('QUEUED','RUNNING','SUCCEEDED','FAILED','CANCELLED')),
  ADD CONSTRAINT channel_import_end CHECK ((finished_at IS NULL) = (status IN ('QUEUED','RUNNING')));
-- Two runs of one channel would decide the order of its snapshots by chance.
UPDATE product.channel_import SET status = 'QUEUED', lease_owner = NULL, lease_until = NULL WHERE status = 'RUNNING';
CREATE UNIQUE INDEX channel_import_one_runs ON product.channel_import (channel_id) WHERE status = 'RUNNING';

-- The guard: a run's state moves only along these, whoever writes the SQL.
CREATE FUNCTION product.guard_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (
    ('QUEUED','RUNNING'), ('QUEUED','CANCELLED'), ('RUNNING','QUEUED'), ('RUNNING','SUCCEEDED'), ('RUNNING','FAILED'),
    ('RUNNING','CANCELLED'), ('FAILED','QUEUED'), ('CANCELLED','QUEUED')
  ) THEN
    RAISE EXCEPTION 'import % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_import BEFORE UPDATE OF status ON product.channel_import
  FOR EACH ROW EXECUTE FUNCTION product.guard_import();

-- Whoever else changes a product's status takes it out of the feed's hands.
CREATE FUNCTION product.forget_absence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM product.feed_absence WHERE product_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER forget_absence AFTER UPDATE OF status ON product.product
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION product.forget_absence();

-- Imports insert SKUs by the hundred: their lock rows come of one statement.
DROP TRIGGER add_stock_item ON product.sku;
CREATE OR REPLACE FUNCTION product.add_stock_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product.stock_item (sku_id) SELECT id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER add_stock_item AFTER INSERT ON product.sku REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION product.add_stock_item();
-- A session plans these once, maybe while the table was small: reading it whole would then cost every later batch more.
ALTER FUNCTION product.apply_movements() SET enable_seqscan = off;
ALTER FUNCTION product.apply_movements() SET enable_hashjoin = off;
ALTER FUNCTION product.apply_movements() SET enable_mergejoin = off;
