-- CreateTable
CREATE TABLE "product"."merchant" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."product" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "channel_id" TEXT,
    "external_id" TEXT,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "brand" TEXT,
    "category" TEXT,
    "language" TEXT,
    "status" TEXT NOT NULL,
    "content_hash" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."product_transition_rule" (
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "product_transition_rule_pkey" PRIMARY KEY ("from_state","to_state")
);

-- CreateTable
CREATE TABLE "product"."media" (
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "alt_text" TEXT,
    "width" INTEGER,
    "height" INTEGER,

    CONSTRAINT "media_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateTable
CREATE TABLE "product"."sku" (
    "id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "currency_code" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sku_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."stock_item" (
    "sku_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "stock_item_pkey" PRIMARY KEY ("sku_id")
);

-- CreateTable
CREATE TABLE "product"."stock_location" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "stock_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."stock_level" (
    "sku_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "committed" INTEGER NOT NULL DEFAULT 0,
    "safety" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("sku_id","location_id")
);

-- CreateTable
CREATE TABLE "product"."stock_reservation" (
    "order_line_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_reservation_pkey" PRIMARY KEY ("order_line_id")
);

-- CreateTable
CREATE TABLE "product"."stock_reservation_part" (
    "order_line_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "stock_reservation_part_pkey" PRIMARY KEY ("order_line_id","location_id")
);

-- CreateTable
CREATE TABLE "product"."stock_movement" (
    "id" BIGSERIAL NOT NULL,
    "sku_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "on_hand_delta" INTEGER NOT NULL,
    "reserved_delta" INTEGER NOT NULL,
    "committed_delta" INTEGER NOT NULL,
    "order_line_id" TEXT,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."idempotency_key" (
    "business_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("business_id","scope","viewer_id","key")
);

-- CreateIndex
CREATE INDEX "merchant_business_id_id_idx" ON "product"."merchant"("business_id", "id");

-- CreateIndex
CREATE INDEX "product_business_id_created_at_id_idx" ON "product"."product"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_merchant_id_created_at_id_idx" ON "product"."product"("merchant_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_channel_id_created_at_id_idx" ON "product"."product"("channel_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "product_channel_id_external_id_key" ON "product"."product"("channel_id", "external_id");

-- CreateIndex
CREATE INDEX "sku_business_id_code_idx" ON "product"."sku"("business_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "sku_product_id_external_id_key" ON "product"."sku"("product_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_location_business_id_code_key" ON "product"."stock_location"("business_id", "code");

-- CreateIndex
CREATE INDEX "stock_reservation_order_id_idx" ON "product"."stock_reservation"("order_id");

-- CreateIndex
CREATE INDEX "stock_reservation_status_expires_at_idx" ON "product"."stock_reservation"("status", "expires_at");

-- CreateIndex
CREATE INDEX "stock_movement_sku_id_id_idx" ON "product"."stock_movement"("sku_id", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "product"."idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "product"."product" ADD CONSTRAINT "product_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "product"."merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."media" ADD CONSTRAINT "media_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"."product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."sku" ADD CONSTRAINT "sku_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"."product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_item" ADD CONSTRAINT "stock_item_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "product"."sku"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_level" ADD CONSTRAINT "stock_level_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "product"."sku"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_level" ADD CONSTRAINT "stock_level_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "product"."stock_location"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_reservation" ADD CONSTRAINT "stock_reservation_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "product"."sku"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."stock_reservation_part" ADD CONSTRAINT "stock_reservation_part_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "product"."stock_reservation"("order_line_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.product
  ADD CONSTRAINT product_status CHECK (status IN ('DRAFT','IN_REVIEW','ACTIVE','SUSPENDED','ARCHIVED')),
  ADD CONSTRAINT product_version CHECK (version > 0),
  ADD CONSTRAINT product_external CHECK ((channel_id IS NULL) = (external_id IS NULL));
ALTER TABLE product.sku
  ADD CONSTRAINT sku_currency CHECK (currency_code ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT sku_price CHECK (price_minor > 0 AND (compare_at_minor IS NULL OR compare_at_minor > 0));
ALTER TABLE product.stock_level
  ADD CONSTRAINT stock_level_not_negative CHECK (on_hand >= 0 AND reserved >= 0 AND committed >= 0 AND safety >= 0),
  -- bigint: the sum of two large integers must not overflow before it is compared.
  ADD CONSTRAINT stock_level_not_oversold CHECK (on_hand >= reserved::bigint + committed);
ALTER TABLE product.stock_reservation
  ADD CONSTRAINT stock_reservation_status CHECK (status IN ('RESERVED','CLAIMED','RELEASED','EXPIRED')),
  ADD CONSTRAINT stock_reservation_quantity CHECK (quantity > 0);
ALTER TABLE product.stock_reservation_part
  ADD CONSTRAINT stock_reservation_part_quantity CHECK (quantity > 0);
ALTER TABLE product.stock_movement
  ADD CONSTRAINT stock_movement_kind CHECK (kind IN ('INITIAL','ADJUST','RESERVE','CLAIM','RELEASE','EXPIRE')),
  ADD CONSTRAINT stock_movement_moves CHECK (on_hand_delta <> 0 OR reserved_delta <> 0 OR committed_delta <> 0);

INSERT INTO product.product_transition_rule (from_state, to_state) VALUES
  ('DRAFT','IN_REVIEW'), ('DRAFT','ARCHIVED'), ('IN_REVIEW','DRAFT'), ('IN_REVIEW','ACTIVE'), ('IN_REVIEW','ARCHIVED'),
  ('ACTIVE','SUSPENDED'), ('ACTIVE','ARCHIVED'), ('SUSPENDED','ACTIVE'), ('SUSPENDED','ARCHIVED');

-- The guard: a product's status moves only along a listed transition, whoever writes the SQL.
CREATE FUNCTION product.guard_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> OLD.status AND NOT EXISTS (
    SELECT 1 FROM product.product_transition_rule r WHERE r.from_state = OLD.status AND r.to_state = NEW.status
  ) THEN
    RAISE EXCEPTION 'product % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.business_id <> OLD.business_id THEN
    RAISE EXCEPTION 'the business of product % is fixed at creation', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  -- An older version never overwrites a newer one.
  IF NEW.version < OLD.version THEN
    RAISE EXCEPTION 'product % is at version %, not before %', OLD.id, OLD.version, NEW.version USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_product BEFORE UPDATE ON product.product
  FOR EACH ROW EXECUTE FUNCTION product.guard_product();

-- Every SKU has its lock row from its first moment, however it was inserted.
CREATE FUNCTION product.add_stock_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product.stock_item (sku_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER add_stock_item AFTER INSERT ON product.sku
  FOR EACH ROW EXECUTE FUNCTION product.add_stock_item();

-- Movements are append-only: by privilege for the subgraph's role, by trigger for everybody.
CREATE FUNCTION product.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON product.stock_movement
  FOR EACH ROW EXECUTE FUNCTION product.refuse_change();
CREATE TRIGGER stock_movement_no_truncate BEFORE TRUNCATE ON product.stock_movement
  FOR EACH STATEMENT EXECUTE FUNCTION product.refuse_change();
REVOKE UPDATE, DELETE ON product.stock_movement FROM fairground_product;
REVOKE INSERT, UPDATE, DELETE ON product.product_transition_rule FROM fairground_product;
