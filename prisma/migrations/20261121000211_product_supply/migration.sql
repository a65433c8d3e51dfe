CREATE TABLE "product"."channel" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "merchant_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."channel_config" (
    "channel_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "config" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_config_pkey" PRIMARY KEY ("channel_id","version")
);

-- CreateTable
CREATE TABLE "product"."channel_import" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "config_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "error_policy" TEXT NOT NULL,
    "feed_hash" TEXT NOT NULL,
    "content" TEXT,
    "path" TEXT,
    "checkpoint_row" INTEGER NOT NULL DEFAULT 0,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "products_created" INTEGER NOT NULL DEFAULT 0,
    "products_updated" INTEGER NOT NULL DEFAULT 0,
    "products_unchanged" INTEGER NOT NULL DEFAULT 0,
    "rows_failed" INTEGER NOT NULL DEFAULT 0,
    "failure_reason" TEXT,
    "lease_owner" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "takeovers" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."import_violation" (
    "id" BIGSERIAL NOT NULL,
    "import_id" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "value" TEXT,

    CONSTRAINT "import_violation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."search_change" (
    "product_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "indexed_version" BIGINT NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_change_pkey" PRIMARY KEY ("product_id")
);

-- CreateTable
CREATE TABLE "product"."search_dead" (
    "id" BIGSERIAL NOT NULL,
    "product_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_dead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "channel_business_id_created_at_id_idx" ON "product"."channel"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "channel_business_id_code_key" ON "product"."channel"("business_id", "code");

-- CreateIndex
CREATE INDEX "channel_import_channel_id_started_at_id_idx" ON "product"."channel_import"("channel_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "channel_import_status_lease_until_idx" ON "product"."channel_import"("status", "lease_until");

-- CreateIndex
CREATE INDEX "import_violation_import_id_row_id_idx" ON "product"."import_violation"("import_id", "row", "id");

-- AddForeignKey
ALTER TABLE "product"."channel_config" ADD CONSTRAINT "channel_config_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "product"."channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."channel_import" ADD CONSTRAINT "channel_import_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "product"."channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."import_violation" ADD CONSTRAINT "import_violation_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "product"."channel_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.channel ADD CONSTRAINT channel_code CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,63}$');
ALTER TABLE product.channel_config ADD CONSTRAINT channel_config_version CHECK (version > 0);
ALTER TABLE product.channel_import
  ADD CONSTRAINT channel_import_status CHECK (status IN ('QUEUED','RUNNING','SUCCEEDED','FAILED')),
  ADD CONSTRAINT channel_import_policy CHECK (error_policy IN ('REJECT_EVERYTHING','REJECT_FAILED_ROWS','IGNORE_FAILED')),
  ADD CONSTRAINT channel_import_source CHECK ((content IS NULL) <> (path IS NULL)),
  ADD CONSTRAINT channel_import_end CHECK ((finished_at IS NULL) = (status IN ('QUEUED','RUNNING')));
REVOKE UPDATE, DELETE ON product.channel_config, product.import_violation FROM fairground_product;
CREATE TRIGGER channel_config_append_only BEFORE UPDATE OR DELETE ON product.channel_config
  FOR EACH ROW EXECUTE FUNCTION product.refuse_change();

CREATE INDEX search_change_pending ON product.search_change (due_at) WHERE version > indexed_version;

-- The change pipeline: whoever changes a product, by whatever SQL, leaves a versioned note in the same transaction.
-- Sorted, so that two statements over the same products cannot wait for each other in a circle.
CREATE FUNCTION product.note_search(ids text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO product.search_change AS c (product_id)
  SELECT DISTINCT id FROM unnest(ids) AS id WHERE id IS NOT NULL ORDER BY id
  ON CONFLICT (product_id) DO UPDATE
    SET version = c.version + 1, attempts = 0, due_at = '-infinity', changed_at = now()
$$;
CREATE FUNCTION product.note_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(SELECT id FROM changed));
  RETURN NULL;
END $$;
CREATE FUNCTION product.note_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(SELECT product_id FROM changed));
  RETURN NULL;
END $$;
-- Only when a level turns from empty to not or back: the index knows no quantities, and stock is the hottest table.
CREATE FUNCTION product.note_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(
    SELECT s.product_id FROM before o JOIN after n USING (sku_id, location_id) JOIN product.sku s ON s.id = n.sku_id
    WHERE (o.on_hand::bigint - o.reserved - o.committed - o.safety > 0)
       <> (n.on_hand::bigint - n.reserved - n.committed - n.safety > 0)));
  RETURN NULL;
END $$;
CREATE FUNCTION product.note_new_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(
    SELECT s.product_id FROM changed n JOIN product.sku s ON s.id = n.sku_id WHERE n.on_hand > n.safety));
  RETURN NULL;
END $$;
CREATE TRIGGER search_product_insert AFTER INSERT ON product.product REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_product();
CREATE TRIGGER search_product_update AFTER UPDATE ON product.product REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_product();
CREATE TRIGGER search_product_delete AFTER DELETE ON product.product REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_product();
CREATE TRIGGER search_sku_insert AFTER INSERT ON product.sku REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_sku_update AFTER UPDATE ON product.sku REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_sku_delete AFTER DELETE ON product.sku REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_media_insert AFTER INSERT ON product.media REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_stock_update AFTER UPDATE ON product.stock_level REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_stock();
CREATE TRIGGER search_stock_insert AFTER INSERT ON product.stock_level REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_new_stock();

-- Products that were there before this migration.
SELECT product.note_search(ARRAY(SELECT id FROM product.product));
