-- CreateTable
CREATE TABLE "sales_attribute"."creator" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "avatar_url" TEXT,
    "bio" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "creator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_attribute"."content" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "creator_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "status" TEXT,
    "status_rank" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_attribute"."commission_plan" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "business_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "creator_bps" INTEGER NOT NULL,
    "platform_bps" INTEGER NOT NULL,
    "is_standard" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commission_plan_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "sales_attribute"."listing" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "pid" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "price_minor" BIGINT,
    "currency_code" TEXT,
    "promotion_text" TEXT,
    "commission_plan_id" TEXT NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_attribute"."sku_fact" (
    "business_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "price_minor" BIGINT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "saleable" BOOLEAN NOT NULL,
    "available" INTEGER NOT NULL,
    "product_version" BIGINT NOT NULL DEFAULT 0,
    "stock_version" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sku_fact_pkey" PRIMARY KEY ("business_id","sku_id")
);

-- CreateTable
CREATE TABLE "sales_attribute"."sales_attribute" (
    "listing_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "list_price_minor" BIGINT,
    "currency_code" TEXT NOT NULL,
    "available_quantity" INTEGER NOT NULL,
    "saleable" BOOLEAN NOT NULL,
    "promotion_text" TEXT,
    "commission_plan_id" TEXT NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "product_version" BIGINT NOT NULL,
    "stock_version" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_attribute_pkey" PRIMARY KEY ("listing_id")
);

-- CreateTable
CREATE TABLE "sales_attribute"."attribute_history" (
    "listing_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "business_id" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "list_price_minor" BIGINT,
    "currency_code" TEXT NOT NULL,
    "available_quantity" INTEGER NOT NULL,
    "saleable" BOOLEAN NOT NULL,
    "promotion_text" TEXT,
    "commission_plan_id" TEXT NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "product_version" BIGINT NOT NULL,
    "stock_version" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribute_history_pkey" PRIMARY KEY ("listing_id","version")
);

-- CreateTable
CREATE TABLE "sales_attribute"."click" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "listing_id" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "creator_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "pid" TEXT NOT NULL,
    "viewer_id" TEXT,
    "attribute_version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "click_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "content_business_id_kind_status_rank_created_at_id_idx" ON "sales_attribute"."content"("business_id", "kind", "status_rank", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "content_creator_id_idx" ON "sales_attribute"."content"("creator_id");

-- CreateIndex
CREATE INDEX "commission_plan_business_id_idx" ON "sales_attribute"."commission_plan"("business_id");

-- CreateIndex
CREATE INDEX "listing_business_id_sku_id_idx" ON "sales_attribute"."listing"("business_id", "sku_id");

-- CreateIndex
CREATE UNIQUE INDEX "listing_content_id_sku_id_key" ON "sales_attribute"."listing"("content_id", "sku_id");

-- CreateIndex
CREATE INDEX "sales_attribute_content_id_idx" ON "sales_attribute"."sales_attribute"("content_id");

-- CreateIndex
CREATE INDEX "click_content_id_at_idx" ON "sales_attribute"."click"("content_id", "at");

-- AddForeignKey
ALTER TABLE "sales_attribute"."content" ADD CONSTRAINT "content_creator_id_fkey" FOREIGN KEY ("creator_id") REFERENCES "sales_attribute"."creator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_attribute"."listing" ADD CONSTRAINT "listing_content_id_fkey" FOREIGN KEY ("content_id") REFERENCES "sales_attribute"."content"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sales_attribute"."sales_attribute" ADD CONSTRAINT "sales_attribute_listing_id_fkey" FOREIGN KEY ("listing_id") REFERENCES "sales_attribute"."listing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's language cannot say.
ALTER TABLE sales_attribute.content
  ADD CONSTRAINT content_kind CHECK (kind IN ('LIVE_ROOM', 'ARTICLE')),
  ADD CONSTRAINT content_status CHECK (
    (kind = 'ARTICLE' AND status IS NULL AND status_rank = 0)
    OR (kind = 'LIVE_ROOM' AND (status, status_rank) IN (('LIVE', 0), ('SCHEDULED', 1), ('ENDED', 2)))),
  ADD CONSTRAINT content_ended CHECK ((ended_at IS NOT NULL) = (status IS NOT DISTINCT FROM 'ENDED'));
ALTER TABLE sales_attribute.commission_plan
  ADD CONSTRAINT commission_plan_version CHECK (version >= 1),
  ADD CONSTRAINT commission_plan_shares CHECK (creator_bps >= 0 AND platform_bps >= 0 AND creator_bps + platform_bps <= 10000);
ALTER TABLE sales_attribute.listing
  ADD CONSTRAINT listing_state CHECK (state IN ('ACTIVE', 'REMOVED')),
  ADD CONSTRAINT listing_position CHECK (position >= 0),
  ADD CONSTRAINT listing_pinned_is_active CHECK (NOT pinned OR state = 'ACTIVE'),
  ADD CONSTRAINT listing_price CHECK ((price_minor IS NULL) = (currency_code IS NULL) AND (price_minor IS NULL OR price_minor > 0)),
  ADD CONSTRAINT listing_plan FOREIGN KEY (commission_plan_id, plan_version) REFERENCES sales_attribute.commission_plan (id, version);
ALTER TABLE sales_attribute.sku_fact
  ADD CONSTRAINT sku_fact_values CHECK (price_minor >= 0 AND available >= 0 AND product_version >= 0 AND stock_version >= 0);
ALTER TABLE sales_attribute.sales_attribute
  ADD CONSTRAINT sales_attribute_values CHECK (version >= 1 AND price_minor >= 0 AND available_quantity >= 0),
  ADD CONSTRAINT sales_attribute_list_price CHECK (list_price_minor IS NULL OR list_price_minor > price_minor);

-- At most one listing of a piece of content is pinned, whoever pins at the same time.
CREATE UNIQUE INDEX listing_one_pinned ON sales_attribute.listing (content_id) WHERE pinned;

-- A room moves SCHEDULED -> LIVE -> ENDED, whoever writes the SQL.
CREATE FUNCTION sales_attribute.guard_room_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IS DISTINCT FROM NEW.status
     AND (OLD.status, NEW.status) NOT IN (('SCHEDULED', 'LIVE'), ('LIVE', 'ENDED')) THEN
    RAISE EXCEPTION 'content % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.business_id <> NEW.business_id OR OLD.creator_id <> NEW.creator_id OR OLD.kind <> NEW.kind OR NEW.version < OLD.version THEN
    RAISE EXCEPTION 'business, creator and kind of content % are fixed and its version only grows', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_room_status BEFORE UPDATE ON sales_attribute.content
  FOR EACH ROW EXECUTE FUNCTION sales_attribute.guard_room_status();

-- An older source version never overwrites a newer one, and the version of an attribute grows by one at a time.
CREATE FUNCTION sales_attribute.guard_attribute_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.product_version < OLD.product_version OR NEW.stock_version < OLD.stock_version THEN
    RAISE EXCEPTION 'attributes of listing % cannot go from version % to %', OLD.listing_id, OLD.version, NEW.version
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_attribute_version BEFORE UPDATE ON sales_attribute.sales_attribute
  FOR EACH ROW EXECUTE FUNCTION sales_attribute.guard_attribute_version();

-- History, clicks and plans are append-only: by privilege for the subgraph's role, by trigger for everybody.
CREATE FUNCTION sales_attribute.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER attribute_history_append_only BEFORE UPDATE OR DELETE ON sales_attribute.attribute_history
  FOR EACH ROW EXECUTE FUNCTION sales_attribute.refuse_change();
CREATE TRIGGER click_append_only BEFORE UPDATE OR DELETE ON sales_attribute.click
  FOR EACH ROW EXECUTE FUNCTION sales_attribute.refuse_change();
CREATE TRIGGER commission_plan_append_only BEFORE UPDATE OR DELETE ON sales_attribute.commission_plan
  FOR EACH ROW EXECUTE FUNCTION sales_attribute.refuse_change();
REVOKE UPDATE, DELETE ON sales_attribute.attribute_history, sales_attribute.click, sales_attribute.commission_plan
  FROM fairground_sales_attribute;
