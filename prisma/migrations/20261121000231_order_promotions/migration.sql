-- AlterTable
ALTER TABLE "orders"."sales_order" ADD COLUMN "discount_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "orders"."order_line"
  ADD COLUMN "discount_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "gift" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "orders"."promotion" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "percent_bps" INTEGER,
    "amount_minor" BIGINT,
    "gift_sku_id" TEXT,
    "gift_quantity" INTEGER,
    "threshold_minor" BIGINT,
    "sku_ids" TEXT[],
    "stacking" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "coupon_required" BOOLEAN NOT NULL,
    "total_limit" INTEGER,
    "per_customer_limit" INTEGER,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."coupon" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "promotion_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "total_limit" INTEGER,
    "per_customer_limit" INTEGER,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."promotion_redemption" (
    "order_id" TEXT NOT NULL,
    "promotion_id" TEXT NOT NULL,
    "coupon_id" TEXT,
    "customer_id" TEXT NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "promotion_redemption_pkey" PRIMARY KEY ("order_id","promotion_id")
);

-- CreateTable
CREATE TABLE "orders"."redemption_count" (
    "subject_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "redeemed" INTEGER NOT NULL,
    "redemption_limit" INTEGER NOT NULL,

    CONSTRAINT "redemption_count_pkey" PRIMARY KEY ("subject_id","customer_id")
);

-- CreateTable
CREATE TABLE "orders"."order_line_discount" (
    "order_line_id" TEXT NOT NULL,
    "promotion_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "coupon_code" TEXT,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "order_line_discount_pkey" PRIMARY KEY ("order_line_id","promotion_id")
);

-- CreateIndex
CREATE INDEX "promotion_business_id_created_at_id_idx" ON "orders"."promotion"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_business_id_code_key" ON "orders"."coupon"("business_id", "code");

-- CreateIndex
CREATE INDEX "coupon_promotion_id_created_at_id_idx" ON "orders"."coupon"("promotion_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "promotion_redemption_promotion_id_idx" ON "orders"."promotion_redemption"("promotion_id");

-- CreateIndex
CREATE INDEX "promotion_redemption_coupon_id_idx" ON "orders"."promotion_redemption"("coupon_id");

-- CreateIndex
CREATE INDEX "order_line_discount_promotion_id_idx" ON "orders"."order_line_discount"("promotion_id");

-- AddForeignKey
ALTER TABLE "orders"."coupon" ADD CONSTRAINT "coupon_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "orders"."promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."promotion_redemption" ADD CONSTRAINT "promotion_redemption_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."promotion_redemption" ADD CONSTRAINT "promotion_redemption_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "orders"."promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."promotion_redemption" ADD CONSTRAINT "promotion_redemption_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "orders"."coupon"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_line_discount" ADD CONSTRAINT "order_line_discount_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "orders"."order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_line_discount" ADD CONSTRAINT "order_line_discount_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "orders"."promotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE orders.sales_order ADD CONSTRAINT sales_order_discount CHECK (discount_minor >= 0);
-- What is paid of a line is its price less its discounts; a gift costs nothing.
ALTER TABLE orders.order_line
  DROP CONSTRAINT order_line_total,
  ADD CONSTRAINT order_line_total CHECK (unit_price_minor > 0 AND discount_minor >= 0 AND total_minor >= 0
    AND total_minor = unit_price_minor * quantity - discount_minor),
  ADD CONSTRAINT order_line_gift CHECK (NOT gift OR total_minor = 0);
ALTER TABLE orders.promotion
  ADD CONSTRAINT promotion_kind CHECK (kind IN ('PERCENTAGE','FIXED','GIFT')
    AND (kind = 'PERCENTAGE') = (percent_bps IS NOT NULL) AND (kind = 'FIXED') = (amount_minor IS NOT NULL)
    AND (kind = 'GIFT') = (gift_sku_id IS NOT NULL) AND (kind = 'GIFT') = (gift_quantity IS NOT NULL)),
  ADD CONSTRAINT promotion_terms CHECK (percent_bps BETWEEN 1 AND 10000 AND amount_minor > 0 AND threshold_minor > 0
    AND gift_quantity BETWEEN 1 AND 999 AND total_limit > 0 AND per_customer_limit > 0 AND sku_ids IS NOT NULL),
  ADD CONSTRAINT promotion_status CHECK (status IN ('DRAFT','PUBLISHED','ENDED')
    AND (status = 'DRAFT' OR published_at IS NOT NULL OR ended_at IS NOT NULL) AND (status = 'ENDED') = (ended_at IS NOT NULL)),
  ADD CONSTRAINT promotion_stacking CHECK (stacking IN ('STACKABLE','EXCLUSIVE')),
  ADD CONSTRAINT promotion_times CHECK (starts_at < ends_at),
  ADD CONSTRAINT promotion_currency CHECK (currency_code ~ '^[A-Z]{3}$');
ALTER TABLE orders.coupon
  ADD CONSTRAINT coupon_code CHECK (code ~ '^[A-Z0-9-]{4,32}$'),
  ADD CONSTRAINT coupon_limits CHECK (total_limit > 0 AND per_customer_limit > 0);
-- The limits themselves: whoever counts, and however many at once.
ALTER TABLE orders.redemption_count
  ADD CONSTRAINT redemption_count_limit CHECK (redeemed BETWEEN 0 AND redemption_limit);
ALTER TABLE orders.order_line_discount
  ADD CONSTRAINT order_line_discount_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT order_line_discount_kind CHECK (kind IN ('PERCENTAGE','FIXED','GIFT'));

-- What every order that is placed asks: which promotions run now and need no code.
CREATE INDEX promotion_running ON orders.promotion (business_id, ends_at)
  WHERE status = 'PUBLISHED' AND NOT coupon_required;

-- The sums of a new order, checked when its transaction commits: to the minor unit, line by line and as a whole.
CREATE FUNCTION orders.check_order_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM orders.order_line l WHERE l.order_id = NEW.id AND l.discount_minor <>
      (SELECT coalesce(sum(d.amount_minor), 0) FROM orders.order_line_discount d WHERE d.order_line_id = l.id)
  ) OR NOT EXISTS (
    SELECT 1 FROM orders.order_line WHERE order_id = NEW.id
    HAVING sum(total_minor) = NEW.total_minor AND sum(discount_minor) = NEW.discount_minor
  ) THEN
    RAISE EXCEPTION 'the lines and discounts of order % do not sum to its total', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_order_sums AFTER INSERT ON orders.sales_order
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orders.check_order_sums();

-- Terms never change, and a status only goes forward: what an order was promised can be looked up for ever.
CREATE FUNCTION orders.guard_promotion() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  progress CONSTANT TEXT[] := ARRAY['status', 'published_by', 'published_at', 'ended_by', 'ended_at'];
BEGIN
  IF to_jsonb(OLD) - progress <> to_jsonb(NEW) - progress OR (OLD.status, NEW.status) NOT IN
     (('DRAFT','PUBLISHED'), ('DRAFT','ENDED'), ('PUBLISHED','ENDED')) THEN
    RAISE EXCEPTION 'promotion % cannot be changed from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_promotion BEFORE UPDATE ON orders.promotion
  FOR EACH ROW EXECUTE FUNCTION orders.guard_promotion();

CREATE TRIGGER order_line_discount_append_only BEFORE UPDATE OR DELETE ON orders.order_line_discount
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
REVOKE UPDATE, DELETE ON orders.order_line_discount FROM fairground_orders;
REVOKE DELETE ON orders.promotion, orders.redemption_count FROM fairground_orders;
-- A coupon can only end, a redemption only be given back, a line only be refunded.
REVOKE UPDATE, DELETE ON orders.coupon, orders.promotion_redemption, orders.order_line FROM fairground_orders;
GRANT UPDATE (ended_by, ended_at) ON orders.coupon TO fairground_orders;
GRANT UPDATE (released_at) ON orders.promotion_redemption TO fairground_orders;
GRANT UPDATE (refunded_minor) ON orders.order_line TO fairground_orders;
