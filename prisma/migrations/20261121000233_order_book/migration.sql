-- AlterTable
ALTER TABLE "orders"."sales_order" ADD COLUMN "external_id" TEXT;

-- AlterTable
ALTER TABLE "orders"."order_line"
  ADD COLUMN "business_id" TEXT,
  ADD COLUMN "placed_at" TIMESTAMPTZ(3),
  ADD COLUMN "click_id" TEXT,
  ADD COLUMN "delivery" TEXT NOT NULL DEFAULT 'SHIPMENT',
  ADD COLUMN "membership_days" INTEGER,
  ADD COLUMN "fulfilled_quantity" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "given_up_quantity" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "withdrawn_quantity" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "asked_minor" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "orders"."order_refund"
  ADD COLUMN "business_id" TEXT,
  ADD COLUMN "with_return" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "decide_by" TIMESTAMPTZ(3),
  ADD COLUMN "escalated_at" TIMESTAMPTZ(3),
  ADD COLUMN "return_by" TIMESTAMPTZ(3),
  ADD COLUMN "return_carrier" TEXT,
  ADD COLUMN "return_tracking_number" TEXT,
  ADD COLUMN "return_sent_at" TIMESTAMPTZ(3),
  ADD COLUMN "received_by" TEXT,
  ADD COLUMN "received_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "orders"."order_refund_line"
  ADD COLUMN "quantity" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "withdrawn_quantity" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "return_quantity" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "orders"."order_fulfilment_line" (
    "fulfilment_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "order_fulfilment_line_pkey" PRIMARY KEY ("fulfilment_id","order_line_id")
);

-- CreateTable
CREATE TABLE "orders"."digital_good" (
    "business_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "kind" TEXT NOT NULL,
    "membership_days" INTEGER,
    "changed_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digital_good_pkey" PRIMARY KEY ("business_id","sku_id")
);

-- CreateTable
CREATE TABLE "orders"."delivery_code" (
    "id" BIGSERIAL NOT NULL,
    "business_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "fulfilment_id" TEXT,
    "order_line_id" TEXT,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."entitlement" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "sku_id" TEXT NOT NULL,
    "fulfilment_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."delivery_due" (
    "order_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_due_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "orders"."attribution_use" (
    "business_id" TEXT NOT NULL,
    "click_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attribution_use_pkey" PRIMARY KEY ("business_id","click_id")
);

-- CreateTable
CREATE TABLE "orders"."reconciliation_run" (
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
CREATE TABLE "orders"."reconciliation_exception" (
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

-- What is there already: every fulfilment sent the whole order, every refund was of money alone.
UPDATE orders.order_line l SET business_id = o.business_id, placed_at = o.created_at,
    fulfilled_quantity = CASE o.fulfilment_status WHEN 'FULFILLED' THEN l.quantity ELSE 0 END,
    asked_minor = coalesce((SELECT sum(s.amount_minor) FROM orders.order_refund_line s JOIN orders.order_refund r ON r.id = s.refund_id
                            WHERE s.order_line_id = l.id AND r.status <> 'REJECTED'), 0)
  FROM orders.sales_order o WHERE o.id = l.order_id;
UPDATE orders.order_refund r SET business_id = o.business_id, decide_by = r.created_at + interval '3 days'
  FROM orders.sales_order o WHERE o.id = r.order_id;
INSERT INTO orders.order_fulfilment_line (fulfilment_id, order_line_id, quantity)
  SELECT f.id, l.id, l.quantity FROM orders.order_fulfilment f JOIN orders.order_line l ON l.order_id = f.order_id;
ALTER TABLE orders.order_line ALTER COLUMN business_id SET NOT NULL, ALTER COLUMN placed_at SET NOT NULL;
ALTER TABLE orders.order_refund ALTER COLUMN business_id SET NOT NULL, ALTER COLUMN decide_by SET NOT NULL;
-- Every transition says why.
ALTER TABLE orders.order_transition DISABLE TRIGGER order_transition_append_only;
UPDATE orders.order_transition SET reason = CASE WHEN from_state IS NULL THEN 'placed' WHEN to_state = 'COMPLETED' THEN 'confirmed' ELSE 'sent' END
  WHERE reason IS NULL OR reason = '';
ALTER TABLE orders.order_transition ENABLE TRIGGER order_transition_append_only;
ALTER TABLE orders.order_transition ALTER COLUMN reason SET NOT NULL;

-- CreateIndex
CREATE INDEX "sales_order_business_id_status_created_at_id_idx" ON "orders"."sales_order"("business_id", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_line_business_id_merchant_id_placed_at_order_id_idx" ON "orders"."order_line"("business_id", "merchant_id", "placed_at" DESC, "order_id" DESC);

-- CreateIndex
CREATE INDEX "order_line_business_id_sku_id_placed_at_order_id_idx" ON "orders"."order_line"("business_id", "sku_id", "placed_at" DESC, "order_id" DESC);

-- CreateIndex
CREATE INDEX "order_refund_business_id_created_at_id_idx" ON "orders"."order_refund"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "order_fulfilment_line_order_line_id_idx" ON "orders"."order_fulfilment_line"("order_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_code_business_id_sku_id_code_key" ON "orders"."delivery_code"("business_id", "sku_id", "code");

-- CreateIndex
CREATE INDEX "delivery_code_fulfilment_id_idx" ON "orders"."delivery_code"("fulfilment_id");

-- CreateIndex
CREATE INDEX "entitlement_business_id_customer_id_ends_at_id_idx" ON "orders"."entitlement"("business_id", "customer_id", "ends_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "entitlement_order_line_id_idx" ON "orders"."entitlement"("order_line_id");

-- CreateIndex
CREATE INDEX "reconciliation_run_subject_requested_at_id_idx" ON "orders"."reconciliation_run"("subject", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "reconciliation_exception_last_run_id_id_idx" ON "orders"."reconciliation_exception"("last_run_id", "id");

-- AddForeignKey
ALTER TABLE "orders"."order_fulfilment_line" ADD CONSTRAINT "order_fulfilment_line_fulfilment_id_fkey" FOREIGN KEY ("fulfilment_id") REFERENCES "orders"."order_fulfilment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."order_fulfilment_line" ADD CONSTRAINT "order_fulfilment_line_order_line_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "orders"."order_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE orders.sales_order
  DROP CONSTRAINT sales_order_status,
  ADD CONSTRAINT sales_order_status CHECK (status IN ('CREATED','PAID','FULFILLING','FULFILLED','COMPLETED','CLOSED')),
  DROP CONSTRAINT sales_order_fulfilment_status,
  ADD CONSTRAINT sales_order_fulfilment_status CHECK (fulfilment_status IN ('UNFULFILLED','PARTIALLY_FULFILLED','FULFILLED'));
ALTER TABLE orders.order_line
  ADD CONSTRAINT order_line_delivery CHECK (delivery IN ('SHIPMENT','CODE','MEMBERSHIP')
    AND (delivery = 'MEMBERSHIP') = (membership_days IS NOT NULL)),
  -- Nothing is sent twice, and what the shopper gave up before it was sent is not sent at all.
  ADD CONSTRAINT order_line_sent CHECK (fulfilled_quantity >= 0 AND fulfilled_quantity + withdrawn_quantity <= quantity),
  ADD CONSTRAINT order_line_given_up CHECK (withdrawn_quantity BETWEEN 0 AND given_up_quantity AND given_up_quantity <= quantity),
  -- All refunds together never ask for more than was paid, and never give more than was asked.
  ADD CONSTRAINT order_line_asked CHECK (asked_minor BETWEEN refunded_minor AND total_minor);
ALTER TABLE orders.order_refund
  DROP CONSTRAINT order_refund_status,
  ADD CONSTRAINT order_refund_status CHECK (status IN ('REQUESTED','AWAITING_RETURN','RETURNING','APPROVED','REJECTED','LAPSED','SUCCEEDED')),
  ADD CONSTRAINT order_refund_return CHECK (
    (status <> 'AWAITING_RETURN' OR return_by IS NOT NULL) AND (status <> 'RETURNING' OR return_sent_at IS NOT NULL)
    AND (with_return OR return_by IS NULL) AND (received_at IS NULL) = (received_by IS NULL)
    AND (return_by IS NULL OR status NOT IN ('APPROVED','SUCCEEDED') OR received_at IS NOT NULL));
ALTER TABLE orders.order_refund_line
  DROP CONSTRAINT order_refund_line_amount,
  ADD CONSTRAINT order_refund_line_amount CHECK (amount_minor >= 0 AND (amount_minor > 0 OR quantity > 0)),
  ADD CONSTRAINT order_refund_line_quantity CHECK (withdrawn_quantity >= 0 AND return_quantity >= 0 AND withdrawn_quantity + return_quantity <= quantity);
ALTER TABLE orders.order_fulfilment_line ADD CONSTRAINT order_fulfilment_line_quantity CHECK (quantity > 0);
ALTER TABLE orders.order_transition ADD CONSTRAINT order_transition_reason CHECK (reason <> '');
ALTER TABLE orders.digital_good ADD CONSTRAINT digital_good_kind CHECK (kind IN ('CODE','MEMBERSHIP')
  AND (kind = 'MEMBERSHIP') = (membership_days IS NOT NULL) AND (membership_days BETWEEN 1 AND 3660));
ALTER TABLE orders.delivery_code ADD CONSTRAINT delivery_code_delivered CHECK (code <> ''
  AND (order_line_id IS NULL) = (fulfilment_id IS NULL) AND (order_line_id IS NULL) = (delivered_at IS NULL));
ALTER TABLE orders.entitlement ADD CONSTRAINT entitlement_period CHECK (starts_at < ends_at);
ALTER TABLE orders.reconciliation_run
  ADD CONSTRAINT reconciliation_run_state CHECK (state IN ('QUEUED','RUNNING','SUCCEEDED','FAILED')),
  ADD CONSTRAINT reconciliation_run_end CHECK ((finished_at IS NULL) = (state IN ('QUEUED','RUNNING')));
ALTER TABLE orders.reconciliation_exception
  ADD CONSTRAINT reconciliation_exception_kind CHECK (kind IN ('MISSING','UNEXPECTED','MISMATCHED')),
  ADD CONSTRAINT reconciliation_exception_end CHECK ((resolved_at IS NULL) = (resolution IS NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL));

-- An order is sent in as many parts as it takes.
DROP INDEX orders.order_fulfilment_once;

-- What lists look for, however rare it is; common values are found in the order of time. Partial, so that they stay small.
CREATE INDEX sales_order_unsettled ON orders.sales_order (business_id, payment_status, created_at DESC, id DESC) WHERE payment_status <> 'PAID';
CREATE INDEX sales_order_unsent ON orders.sales_order (business_id, fulfilment_status, created_at DESC, id DESC) WHERE fulfilment_status <> 'FULFILLED';
CREATE INDEX sales_order_refunds ON orders.sales_order (business_id, refund_status, created_at DESC, id DESC) WHERE refund_status <> 'NONE';
CREATE INDEX sales_order_payment ON orders.sales_order (payment_intent_id) WHERE payment_intent_id IS NOT NULL;
CREATE INDEX sales_order_external ON orders.sales_order (business_id, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX order_line_creator ON orders.order_line (business_id, creator_id, placed_at DESC, order_id DESC) WHERE creator_id IS NOT NULL;
CREATE INDEX order_line_content ON orders.order_line (business_id, content_id, placed_at DESC, order_id DESC) WHERE content_id IS NOT NULL;
-- What sweepers look for.
CREATE INDEX delivery_code_pool ON orders.delivery_code (business_id, sku_id, id) WHERE order_line_id IS NULL;
CREATE INDEX order_refund_undecided ON orders.order_refund (decide_by) WHERE status IN ('REQUESTED','RETURNING') AND escalated_at IS NULL;
CREATE INDEX order_refund_awaited ON orders.order_refund (return_by) WHERE status = 'AWAITING_RETURN';
CREATE INDEX order_refund_open ON orders.order_refund (business_id, status, created_at DESC, id DESC) WHERE status NOT IN ('SUCCEEDED','REJECTED','LAPSED');
CREATE UNIQUE INDEX reconciliation_run_open ON orders.reconciliation_run (subject) WHERE state IN ('QUEUED','RUNNING');
CREATE UNIQUE INDEX reconciliation_exception_open ON orders.reconciliation_exception (subject, key) WHERE resolved_at IS NULL;
CREATE INDEX reconciliation_exception_unresolved ON orders.reconciliation_exception (subject, opened_at DESC, id DESC) WHERE resolved_at IS NULL;

INSERT INTO orders.order_transition_rule (axis, from_state, to_state) VALUES
  ('ORDER','PAID','FULFILLING'), ('ORDER','FULFILLING','FULFILLED'), ('ORDER','FULFILLING','CLOSED'),
  ('FULFILMENT','UNFULFILLED','PARTIALLY_FULFILLED'), ('FULFILMENT','PARTIALLY_FULFILLED','FULFILLED');

-- The counts of a line follow from what is written about it, in the same statement, whoever writes it. The subgraph's role
-- cannot set them, and their constraints decide however many write at once: each update waits for the line's row.
CREATE FUNCTION orders.count_fulfilment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders AS $$
BEGIN
  UPDATE orders.order_line l SET fulfilled_quantity = l.fulfilled_quantity + NEW.quantity
    FROM orders.order_fulfilment f WHERE l.id = NEW.order_line_id AND f.id = NEW.fulfilment_id AND l.order_id = f.order_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'line % is not of the order of %', NEW.order_line_id, NEW.fulfilment_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_fulfilment AFTER INSERT ON orders.order_fulfilment_line
  FOR EACH ROW EXECUTE FUNCTION orders.count_fulfilment();

CREATE FUNCTION orders.count_refund_line() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders AS $$
BEGIN
  UPDATE orders.order_line l SET asked_minor = l.asked_minor + NEW.amount_minor,
      given_up_quantity = l.given_up_quantity + NEW.quantity, withdrawn_quantity = l.withdrawn_quantity + NEW.withdrawn_quantity
    FROM orders.order_refund r WHERE l.id = NEW.order_line_id AND r.id = NEW.refund_id AND l.order_id = r.order_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'line % is not of the order of %', NEW.order_line_id, NEW.refund_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_refund_line AFTER INSERT ON orders.order_refund_line
  FOR EACH ROW EXECUTE FUNCTION orders.count_refund_line();

-- A refund moves forward only; what it asked for is free again when it comes to nothing.
CREATE FUNCTION orders.guard_refund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders AS $$
BEGIN
  IF (NEW.id, NEW.order_id, NEW.business_id, NEW.amount_minor, NEW.with_return) IS DISTINCT FROM
     (OLD.id, OLD.order_id, OLD.business_id, OLD.amount_minor, OLD.with_return) THEN
    RAISE EXCEPTION 'what refund % asks for is fixed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('REQUESTED','APPROVED'), ('REQUESTED','REJECTED'), ('REQUESTED','AWAITING_RETURN'),
    ('AWAITING_RETURN','RETURNING'), ('AWAITING_RETURN','APPROVED'), ('AWAITING_RETURN','REJECTED'), ('AWAITING_RETURN','LAPSED'),
    ('RETURNING','APPROVED'), ('RETURNING','REJECTED'), ('APPROVED','SUCCEEDED')
  ) THEN
    RAISE EXCEPTION 'refund % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status IN ('REJECTED','LAPSED') THEN
    UPDATE orders.order_line l SET asked_minor = l.asked_minor - s.amount_minor,
        given_up_quantity = l.given_up_quantity - s.quantity, withdrawn_quantity = l.withdrawn_quantity - s.withdrawn_quantity
      FROM orders.order_refund_line s WHERE s.refund_id = NEW.id AND l.id = s.order_line_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_refund BEFORE UPDATE ON orders.order_refund
  FOR EACH ROW EXECUTE FUNCTION orders.guard_refund();

CREATE FUNCTION orders.check_refund_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_minor IS DISTINCT FROM (SELECT sum(amount_minor) FROM orders.order_refund_line WHERE refund_id = NEW.id) THEN
    RAISE EXCEPTION 'the lines of refund % do not sum to its amount', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_refund_sum AFTER INSERT ON orders.order_refund
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION orders.check_refund_sum();

-- An order with virtual goods waits for their delivery from when its stock is its own, however it came to be.
CREATE FUNCTION orders.note_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO orders.delivery_due (order_id, since)
    SELECT NEW.id, NEW.updated_at WHERE EXISTS (
      SELECT 1 FROM orders.order_line l WHERE l.order_id = NEW.id AND l.delivery <> 'SHIPMENT')
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER note_delivery AFTER UPDATE OF stock_status ON orders.sales_order
  FOR EACH ROW WHEN (NEW.stock_status = 'CLAIMED' AND OLD.stock_status <> 'CLAIMED') EXECUTE FUNCTION orders.note_delivery();

-- A code is delivered once, and then stays where it is.
CREATE FUNCTION orders.guard_delivery_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.order_line_id IS NOT NULL THEN
    RAISE EXCEPTION 'delivery code % was delivered', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_delivery_code BEFORE UPDATE ON orders.delivery_code
  FOR EACH ROW EXECUTE FUNCTION orders.guard_delivery_code();

CREATE TRIGGER order_fulfilment_append_only BEFORE UPDATE OR DELETE ON orders.order_fulfilment
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
CREATE TRIGGER order_fulfilment_line_append_only BEFORE UPDATE OR DELETE ON orders.order_fulfilment_line
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
CREATE TRIGGER order_refund_line_append_only BEFORE UPDATE OR DELETE ON orders.order_refund_line
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
REVOKE UPDATE, DELETE ON orders.order_fulfilment, orders.order_fulfilment_line, orders.order_refund_line, orders.delivery_code,
  orders.entitlement FROM fairground_orders;
REVOKE DELETE ON orders.order_refund, orders.digital_good, orders.attribution_use FROM fairground_orders;
GRANT UPDATE (fulfilment_id, order_line_id, delivered_at) ON orders.delivery_code TO fairground_orders;
GRANT UPDATE (revoked_at) ON orders.entitlement TO fairground_orders;
