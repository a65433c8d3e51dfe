-- CreateTable
CREATE TABLE "orders"."sales_order" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "payment_status" TEXT NOT NULL,
    "fulfilment_status" TEXT NOT NULL,
    "refund_status" TEXT NOT NULL,
    "stock_status" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "payment_intent_id" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "auto_confirm_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."order_line" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sku_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "pid" TEXT,
    "creator_id" TEXT,
    "content_id" TEXT,
    "content_type" TEXT,
    "commission_plan_id" TEXT,
    "plan_version" INTEGER,
    "creator_bps" INTEGER,
    "platform_bps" INTEGER,
    "attribute_version" INTEGER,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."order_transition_rule" (
    "axis" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "order_transition_rule_pkey" PRIMARY KEY ("axis","from_state","to_state")
);

-- CreateTable
CREATE TABLE "orders"."order_transition" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "axis" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."order_refund" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "decided_by" TEXT,
    "decision" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "refunded_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."order_refund_line" (
    "refund_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "order_refund_line_pkey" PRIMARY KEY ("refund_id","order_line_id")
);

-- CreateTable
CREATE TABLE "orders"."order_fulfilment" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_fulfilment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."idempotency_key" (
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
CREATE INDEX "sales_order_business_id_customer_id_created_at_id_idx" ON "orders"."sales_order"("business_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "sales_order_business_id_created_at_id_idx" ON "orders"."sales_order"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_line_merchant_id_order_id_idx" ON "orders"."order_line"("merchant_id", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_order_id_position_key" ON "orders"."order_line"("order_id", "position");

-- CreateIndex
CREATE INDEX "order_transition_order_id_id_idx" ON "orders"."order_transition"("order_id", "id");

-- CreateIndex
CREATE INDEX "order_refund_order_id_idx" ON "orders"."order_refund"("order_id");

-- CreateIndex
CREATE INDEX "order_fulfilment_order_id_idx" ON "orders"."order_fulfilment"("order_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "orders"."idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "orders"."order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_transition" ADD CONSTRAINT "order_transition_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_refund" ADD CONSTRAINT "order_refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_refund_line" ADD CONSTRAINT "order_refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "orders"."order_refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_refund_line" ADD CONSTRAINT "order_refund_line_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "orders"."order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_fulfilment" ADD CONSTRAINT "order_fulfilment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE orders.sales_order
  ADD CONSTRAINT sales_order_status CHECK (status IN ('CREATED','PAID','FULFILLED','COMPLETED','CLOSED')),
  ADD CONSTRAINT sales_order_payment_status CHECK (payment_status IN ('UNPAID','PAID','PARTIALLY_REFUNDED','REFUNDED')),
  ADD CONSTRAINT sales_order_fulfilment_status CHECK (fulfilment_status IN ('UNFULFILLED','FULFILLED')),
  ADD CONSTRAINT sales_order_refund_status CHECK (refund_status IN ('NONE','IN_PROGRESS','PARTIALLY_REFUNDED','REFUNDED')),
  ADD CONSTRAINT sales_order_stock_status CHECK (stock_status IN ('HELD','CLAIMED','RELEASED')),
  ADD CONSTRAINT sales_order_currency CHECK (currency_code ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT sales_order_total CHECK (total_minor > 0),
  ADD CONSTRAINT sales_order_refunded CHECK (refunded_minor BETWEEN 0 AND total_minor),
  ADD CONSTRAINT sales_order_paid_has_intent CHECK (payment_status = 'UNPAID' OR payment_intent_id IS NOT NULL);
ALTER TABLE orders.order_line
  ADD CONSTRAINT order_line_quantity CHECK (quantity BETWEEN 1 AND 999),
  ADD CONSTRAINT order_line_total CHECK (unit_price_minor > 0 AND total_minor = unit_price_minor * quantity),
  ADD CONSTRAINT order_line_refunded CHECK (refunded_minor BETWEEN 0 AND total_minor),
  ADD CONSTRAINT order_line_attribution CHECK (
    (pid IS NULL) = (creator_id IS NULL) AND (pid IS NULL) = (content_id IS NULL) AND (pid IS NULL) = (commission_plan_id IS NULL)
    AND (pid IS NULL) = (creator_bps IS NULL) AND (pid IS NULL) = (platform_bps IS NULL)
    AND (creator_bps IS NULL OR (creator_bps >= 0 AND platform_bps >= 0 AND creator_bps + platform_bps <= 10000)));
ALTER TABLE orders.order_refund
  ADD CONSTRAINT order_refund_status CHECK (status IN ('REQUESTED','APPROVED','REJECTED','SUCCEEDED')),
  ADD CONSTRAINT order_refund_amount CHECK (amount_minor > 0);
ALTER TABLE orders.order_refund_line
  ADD CONSTRAINT order_refund_line_amount CHECK (amount_minor > 0);
ALTER TABLE orders.order_fulfilment
  ADD CONSTRAINT order_fulfilment_kind CHECK (kind IN ('SHIPMENT','DIGITAL'));

-- One fulfilment completes an order; a second one would be a repeat.
CREATE UNIQUE INDEX order_fulfilment_once ON orders.order_fulfilment (order_id);

-- What the sweepers look for. Partial, so that they stay small however many orders there are.
CREATE INDEX sales_order_unpaid ON orders.sales_order (expires_at) WHERE status = 'CREATED';
CREATE INDEX sales_order_unconfirmed ON orders.sales_order (auto_confirm_at) WHERE status = 'FULFILLED';

INSERT INTO orders.order_transition_rule (axis, from_state, to_state) VALUES
  ('ORDER','CREATED','PAID'), ('ORDER','CREATED','CLOSED'), ('ORDER','PAID','FULFILLED'), ('ORDER','PAID','CLOSED'),
  ('ORDER','FULFILLED','COMPLETED'), ('ORDER','FULFILLED','CLOSED'),
  ('PAYMENT','UNPAID','PAID'), ('PAYMENT','PAID','PARTIALLY_REFUNDED'), ('PAYMENT','PAID','REFUNDED'),
  ('PAYMENT','PARTIALLY_REFUNDED','REFUNDED'),
  ('FULFILMENT','UNFULFILLED','FULFILLED'),
  ('REFUND','NONE','IN_PROGRESS'), ('REFUND','IN_PROGRESS','NONE'), ('REFUND','IN_PROGRESS','PARTIALLY_REFUNDED'),
  ('REFUND','IN_PROGRESS','REFUNDED'), ('REFUND','PARTIALLY_REFUNDED','IN_PROGRESS');

-- The guard: an axis moves only along a listed transition, whoever writes the SQL.
CREATE FUNCTION orders.guard_order_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (VALUES ('ORDER', OLD.status, NEW.status), ('PAYMENT', OLD.payment_status, NEW.payment_status),
                          ('FULFILMENT', OLD.fulfilment_status, NEW.fulfilment_status),
                          ('REFUND', OLD.refund_status, NEW.refund_status)) AS move (axis, from_state, to_state)
    WHERE move.from_state <> move.to_state
      AND NOT EXISTS (SELECT 1 FROM orders.order_transition_rule r
                      WHERE r.axis = move.axis AND r.from_state = move.from_state AND r.to_state = move.to_state)
  ) THEN
    RAISE EXCEPTION 'order % cannot move from (%, %, %, %) to (%, %, %, %)', OLD.id,
      OLD.status, OLD.payment_status, OLD.fulfilment_status, OLD.refund_status,
      NEW.status, NEW.payment_status, NEW.fulfilment_status, NEW.refund_status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.business_id <> OLD.business_id OR NEW.customer_id <> OLD.customer_id OR NEW.total_minor <> OLD.total_minor
     OR NEW.currency_code <> OLD.currency_code THEN
    RAISE EXCEPTION 'business, customer and total of order % are fixed at creation', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_order_transition BEFORE UPDATE ON orders.sales_order
  FOR EACH ROW EXECUTE FUNCTION orders.guard_order_transition();

-- The log of transitions is append-only: by privilege for the subgraph's role, by trigger for everybody.
CREATE FUNCTION orders.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER order_transition_append_only BEFORE UPDATE OR DELETE ON orders.order_transition
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
REVOKE UPDATE, DELETE ON orders.order_transition FROM fairground_orders;
REVOKE INSERT, UPDATE, DELETE ON orders.order_transition_rule FROM fairground_orders;
