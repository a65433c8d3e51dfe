-- CreateTable
CREATE TABLE "payment"."payment_intent" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "received_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "next_action" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_intent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."payment_attempt" (
    "id" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "channel_code" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_reference" TEXT,
    "decline_code" TEXT,
    "routing" JSONB NOT NULL,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "check_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."payment_event" (
    "id" BIGSERIAL NOT NULL,
    "intent_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."payment_refund" (
    "id" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "order_refund_id" TEXT,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "check_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."webhook_event" (
    "channel" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("channel","event_id")
);

-- CreateTable
CREATE TABLE "payment"."idempotency_key" (
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
CREATE INDEX "payment_intent_order_id_idx" ON "payment"."payment_intent"("order_id");

-- CreateIndex
CREATE INDEX "payment_attempt_intent_id_idx" ON "payment"."payment_attempt"("intent_id");

-- CreateIndex
CREATE INDEX "payment_event_intent_id_idx" ON "payment"."payment_event"("intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_event_kind_reference_key" ON "payment"."payment_event"("kind", "reference");

-- CreateIndex
CREATE INDEX "payment_refund_intent_id_idx" ON "payment"."payment_refund"("intent_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "payment"."idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "payment"."payment_attempt" ADD CONSTRAINT "payment_attempt_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "payment"."payment_intent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment"."payment_event" ADD CONSTRAINT "payment_event_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "payment"."payment_intent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment"."payment_refund" ADD CONSTRAINT "payment_refund_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "payment"."payment_intent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE payment.payment_intent
  ADD CONSTRAINT payment_intent_status CHECK (status IN ('REQUIRES_PAYMENT_METHOD','REQUIRES_ACTION','PROCESSING','REQUIRES_CAPTURE','SUCCEEDED','FAILED','CANCELLED')),
  ADD CONSTRAINT payment_intent_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_intent_refunded CHECK (refunded_minor BETWEEN 0 AND received_minor);
ALTER TABLE payment.payment_attempt ADD CONSTRAINT payment_attempt_status CHECK (status IN ('PENDING','SUCCEEDED','DECLINED','UNKNOWN'));
ALTER TABLE payment.payment_event
  ADD CONSTRAINT payment_event_kind CHECK (kind IN ('CHARGED','REFUNDED')),
  ADD CONSTRAINT payment_event_amount CHECK (amount_minor > 0);
ALTER TABLE payment.payment_refund
  ADD CONSTRAINT payment_refund_status CHECK (status IN ('PENDING','SUCCEEDED','FAILED','UNKNOWN')),
  ADD CONSTRAINT payment_refund_amount CHECK (amount_minor > 0);

-- One intent of an order collects; one attempt of an intent is under way. A shopper who clicks twice pays once.
CREATE UNIQUE INDEX payment_intent_open ON payment.payment_intent (order_id) WHERE status NOT IN ('FAILED','CANCELLED');
CREATE UNIQUE INDEX payment_attempt_open ON payment.payment_attempt (intent_id) WHERE status IN ('PENDING','UNKNOWN');
CREATE INDEX payment_attempt_due ON payment.payment_attempt (check_at) WHERE status IN ('PENDING','UNKNOWN');
CREATE INDEX payment_refund_due ON payment.payment_refund (check_at) WHERE status IN ('PENDING','UNKNOWN');

-- Amounts derive from events and from nothing else.
CREATE FUNCTION payment.apply_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment.payment_intent
  SET received_minor = received_minor + CASE NEW.kind WHEN 'CHARGED' THEN NEW.amount_minor ELSE 0 END,
      refunded_minor = refunded_minor + CASE NEW.kind WHEN 'REFUNDED' THEN NEW.amount_minor ELSE 0 END
  WHERE id = NEW.intent_id;
  RETURN NULL;
END $$;
CREATE TRIGGER apply_event AFTER INSERT ON payment.payment_event FOR EACH ROW EXECUTE FUNCTION payment.apply_event();

CREATE FUNCTION payment.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER payment_event_append_only BEFORE UPDATE OR DELETE ON payment.payment_event FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
REVOKE UPDATE, DELETE ON payment.payment_event FROM fairground_payment;

-- The guard: an intent moves only along a listed transition.
CREATE FUNCTION payment.guard_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
    ('REQUIRES_PAYMENT_METHOD','PROCESSING'), ('REQUIRES_PAYMENT_METHOD','CANCELLED'), ('REQUIRES_PAYMENT_METHOD','SUCCEEDED'),
    ('PROCESSING','REQUIRES_ACTION'), ('PROCESSING','REQUIRES_PAYMENT_METHOD'), ('PROCESSING','SUCCEEDED'), ('PROCESSING','FAILED'),
    ('REQUIRES_ACTION','PROCESSING'), ('REQUIRES_ACTION','REQUIRES_PAYMENT_METHOD'), ('REQUIRES_ACTION','SUCCEEDED'), ('REQUIRES_ACTION','CANCELLED')) THEN
    RAISE EXCEPTION 'intent % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_intent BEFORE UPDATE ON payment.payment_intent FOR EACH ROW EXECUTE FUNCTION payment.guard_intent();
