-- CreateTable
CREATE TABLE "product"."attribute_definition" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "unit" TEXT,
    "options" JSONB NOT NULL DEFAULT '[]',
    "labels" JSONB NOT NULL,
    "required" BOOLEAN NOT NULL,
    "facetable" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribute_definition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product"."attribute_definition_version" (
    "definition_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit" TEXT,
    "options" JSONB NOT NULL,
    "labels" JSONB NOT NULL,
    "required" BOOLEAN NOT NULL,
    "facetable" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribute_definition_version_pkey" PRIMARY KEY ("definition_id","version")
);

-- CreateTable
CREATE TABLE "product"."product_attribute" (
    "product_id" TEXT NOT NULL,
    "definition_id" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "definition_version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_attribute_pkey" PRIMARY KEY ("product_id","definition_id")
);

-- CreateTable
CREATE TABLE "product"."product_application" (
    "product_id" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "title" TEXT,
    "copy" TEXT,
    "labels" TEXT[],
    "commission_plan_id" TEXT,
    "visible" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_application_pkey" PRIMARY KEY ("product_id","use")
);

-- CreateTable
CREATE TABLE "product"."product_application_price" (
    "product_id" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "currency_code" TEXT NOT NULL,

    CONSTRAINT "product_application_price_pkey" PRIMARY KEY ("product_id","use","sku_id")
);

-- CreateTable
CREATE TABLE "product"."shelf" (
    "business_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shelf_pkey" PRIMARY KEY ("business_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "attribute_definition_business_id_category_code_key" ON "product"."attribute_definition"("business_id", "category", "code");

-- CreateIndex
CREATE INDEX "attribute_definition_business_id_category_position_id_idx" ON "product"."attribute_definition"("business_id", "category", "position", "id");

-- CreateIndex
CREATE INDEX "product_attribute_definition_id_value_idx" ON "product"."product_attribute"("definition_id", "value");

-- CreateIndex
CREATE INDEX "product_application_price_sku_id_idx" ON "product"."product_application_price"("sku_id");

-- CreateIndex
CREATE INDEX "shelf_business_id_created_at_id_idx" ON "product"."shelf"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "product_business_id_status_created_at_id_idx" ON "product"."product"("business_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "shelf_listing_business_id_shelf_id_position_product_id_idx" ON "product"."shelf_listing"("business_id", "shelf_id", "position", "product_id");

-- AddForeignKey
ALTER TABLE "product"."attribute_definition_version" ADD CONSTRAINT "attribute_definition_version_definition_id_fkey" FOREIGN KEY ("definition_id") REFERENCES "product"."attribute_definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."product_attribute" ADD CONSTRAINT "product_attribute_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"."product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."product_attribute" ADD CONSTRAINT "product_attribute_definition_id_fkey" FOREIGN KEY ("definition_id") REFERENCES "product"."attribute_definition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."product_application" ADD CONSTRAINT "product_application_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"."product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."product_application_price" ADD CONSTRAINT "product_application_price_product_id_use_fkey" FOREIGN KEY ("product_id", "use") REFERENCES "product"."product_application"("product_id", "use") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product"."product_application_price" ADD CONSTRAINT "product_application_price_sku_id_fkey" FOREIGN KEY ("sku_id") REFERENCES "product"."sku"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE product.attribute_definition
  ADD CONSTRAINT attribute_definition_type CHECK (type IN ('TEXT','NUMBER','BOOLEAN','ENUM','DATE')),
  ADD CONSTRAINT attribute_definition_unit CHECK (unit IS NULL OR type = 'NUMBER'),
  ADD CONSTRAINT attribute_definition_options CHECK (jsonb_typeof(options) = 'array' AND (type = 'ENUM') = (options <> '[]')),
  ADD CONSTRAINT attribute_definition_labels CHECK (jsonb_typeof(labels) = 'array' AND labels <> '[]'),
  ADD CONSTRAINT attribute_definition_position CHECK (position >= 0),
  ADD CONSTRAINT attribute_definition_version CHECK (version > 0);
-- What an index entry can hold.
ALTER TABLE product.product_attribute ADD CONSTRAINT product_attribute_value CHECK (length(value) BETWEEN 1 AND 500);
ALTER TABLE product.product_application
  ADD CONSTRAINT product_application_use CHECK (use IN ('LIVE_ROOM','ARTICLE','SHOWCASE','CAMPAIGN')),
  ADD CONSTRAINT product_application_version CHECK (version > 0);
ALTER TABLE product.product_application_price ADD CONSTRAINT product_application_price_price CHECK (price_minor > 0);
ALTER TABLE product.shelf
  ADD CONSTRAINT shelf_use CHECK (use IN ('LIVE_ROOM','ARTICLE','SHOWCASE','CAMPAIGN')),
  ADD CONSTRAINT shelf_version CHECK (version > 0);
ALTER TABLE product.shelf_listing ADD CONSTRAINT shelf_listing_position CHECK (position >= 0);

-- What values and filters refer to stays, an option in use too, and each change is a version.
CREATE FUNCTION product.guard_definition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.business_id, NEW.category, NEW.code, NEW.type) IS DISTINCT FROM (OLD.id, OLD.business_id, OLD.category, OLD.code, OLD.type) THEN
    RAISE EXCEPTION 'business, category, code and type of attribute % are fixed', OLD.code USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'attribute % is at version %, so the next is not %', OLD.code, OLD.version, NEW.version USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.options <> OLD.options AND EXISTS (
    SELECT FROM jsonb_array_elements(OLD.options) o JOIN product.product_attribute v ON v.definition_id = OLD.id AND v.value = o->>'code'
    WHERE NOT EXISTS (SELECT FROM jsonb_array_elements(NEW.options) n WHERE n->>'code' = o->>'code')
  ) THEN
    RAISE EXCEPTION 'an option of attribute % that products have cannot go', OLD.code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_definition BEFORE UPDATE ON product.attribute_definition
  FOR EACH ROW EXECUTE FUNCTION product.guard_definition();

CREATE FUNCTION product.keep_definition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product.attribute_definition_version
    (definition_id, version, unit, options, labels, required, facetable, position, retired_at, changed_by, changed_at)
  VALUES (NEW.id, NEW.version, NEW.unit, NEW.options, NEW.labels, NEW.required, NEW.facetable, NEW.position, NEW.retired_at,
          NEW.changed_by, NEW.updated_at);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_definition AFTER INSERT OR UPDATE ON product.attribute_definition
  FOR EACH ROW EXECUTE FUNCTION product.keep_definition();
CREATE TRIGGER attribute_definition_version_append_only BEFORE UPDATE OR DELETE ON product.attribute_definition_version
  FOR EACH ROW EXECUTE FUNCTION product.refuse_change();
CREATE TRIGGER attribute_definition_version_no_truncate BEFORE TRUNCATE ON product.attribute_definition_version
  FOR EACH STATEMENT EXECUTE FUNCTION product.refuse_change();
REVOKE UPDATE, DELETE ON product.attribute_definition_version FROM fairground_product;

-- A value is one that its definition allows, of the same business, whoever writes the SQL. The lock keeps the definition
-- from being changed before the value is committed.
CREATE FUNCTION product.guard_attribute() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d product.attribute_definition%ROWTYPE;
BEGIN
  SELECT * INTO d FROM product.attribute_definition WHERE id = NEW.definition_id FOR SHARE;
  IF NOT EXISTS (SELECT FROM product.product p WHERE p.id = NEW.product_id AND p.business_id = d.business_id) THEN
    RAISE EXCEPTION 'product % and attribute % are not of one business', NEW.product_id, d.code USING ERRCODE = 'check_violation';
  END IF;
  IF NOT (CASE d.type
    WHEN 'NUMBER' THEN NEW.value ~ '^(0|-?[1-9][0-9]{0,14})$|^-?(0|[1-9][0-9]{0,14})\.[0-9]{0,5}[1-9]$'
    WHEN 'BOOLEAN' THEN NEW.value IN ('true','false')
    WHEN 'DATE' THEN NEW.value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND pg_input_is_valid(NEW.value, 'date')
    WHEN 'ENUM' THEN EXISTS (SELECT FROM jsonb_array_elements(d.options) o WHERE o->>'code' = NEW.value)
    ELSE true
  END) THEN
    RAISE EXCEPTION 'attribute % (%) cannot be %', d.code, d.type, NEW.value USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_attribute BEFORE INSERT OR UPDATE ON product.product_attribute
  FOR EACH ROW EXECUTE FUNCTION product.guard_attribute();

CREATE FUNCTION product.guard_application_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM product.sku s WHERE s.id = NEW.sku_id AND s.product_id = NEW.product_id AND s.currency_code = NEW.currency_code) THEN
    RAISE EXCEPTION 'SKU % is not of product % and sold in %', NEW.sku_id, NEW.product_id, NEW.currency_code USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_application_price BEFORE INSERT OR UPDATE ON product.product_application_price
  FOR EACH ROW EXECUTE FUNCTION product.guard_application_price();

-- Rows about a product are of its business.
CREATE FUNCTION product.guard_business() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM product.product p WHERE p.id = NEW.product_id AND p.business_id = NEW.business_id) THEN
    RAISE EXCEPTION 'product % is not of business %', NEW.product_id, NEW.business_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_business BEFORE INSERT OR UPDATE OF product_id, business_id ON product.product_application
  FOR EACH ROW EXECUTE FUNCTION product.guard_business();
CREATE TRIGGER guard_business BEFORE INSERT OR UPDATE OF product_id, business_id ON product.shelf_listing
  FOR EACH ROW EXECUTE FUNCTION product.guard_business();

CREATE FUNCTION product.guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.use <> OLD.use OR to_jsonb(NEW)->'id' IS DISTINCT FROM to_jsonb(OLD)->'id' THEN
    RAISE EXCEPTION '%: expected the version after % and the same id and use', TG_TABLE_NAME, OLD.version USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_version BEFORE UPDATE ON product.product_application
  FOR EACH ROW EXECUTE FUNCTION product.guard_version();
CREATE TRIGGER guard_version BEFORE UPDATE ON product.shelf
  FOR EACH ROW EXECUTE FUNCTION product.guard_version();

-- The search index: what products are found by, and where they are shown.
CREATE TRIGGER search_attribute_insert AFTER INSERT ON product.product_attribute REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_attribute_update AFTER UPDATE ON product.product_attribute REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_attribute_delete AFTER DELETE ON product.product_attribute REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_attribute_truncate AFTER TRUNCATE ON product.product_attribute FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
CREATE TRIGGER search_application_insert AFTER INSERT ON product.product_application REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_application_update AFTER UPDATE ON product.product_application REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_parts_moved();
CREATE TRIGGER search_application_delete AFTER DELETE ON product.product_application REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_part();
CREATE TRIGGER search_application_truncate AFTER TRUNCATE ON product.product_application FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();

-- Labels are not in the index, so only what makes a value found or not concerns it.
CREATE FUNCTION product.note_definition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(
    SELECT v.product_id FROM before o JOIN after n USING (id) JOIN product.product_attribute v ON v.definition_id = n.id
    WHERE (o.facetable AND o.retired_at IS NULL) <> (n.facetable AND n.retired_at IS NULL)));
  RETURN NULL;
END $$;
CREATE TRIGGER search_definition_update AFTER UPDATE ON product.attribute_definition REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_definition();

-- A shelf that becomes known asks for applications from then on.
CREATE FUNCTION product.note_shelf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM product.note_search(ARRAY(
    SELECT l.product_id FROM changed c JOIN product.shelf_listing l ON l.business_id = c.business_id AND l.shelf_id = c.id));
  RETURN NULL;
END $$;
CREATE TRIGGER search_place_insert AFTER INSERT ON product.shelf REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_shelf();
CREATE TRIGGER search_place_delete AFTER DELETE ON product.shelf REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION product.note_shelf();
CREATE TRIGGER search_place_truncate AFTER TRUNCATE ON product.shelf FOR EACH STATEMENT EXECUTE FUNCTION product.note_all();
