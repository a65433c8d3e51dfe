-- AlterTable
ALTER TABLE "payment"."payment_intent"
  ADD COLUMN "capture_method" TEXT NOT NULL DEFAULT 'AUTOMATIC',
  ADD COLUMN "authorised_minor" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "captured_minor" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "payment"."payment_attempt" ADD COLUMN "risk" JSONB;
ALTER TABLE "payment"."payment_event" ADD COLUMN "attempt_id" TEXT;
ALTER TABLE "payment"."payment_refund" ADD COLUMN "failure" TEXT;
ALTER TABLE "payment"."webhook_event"
  ADD COLUMN "id" TEXT,
  ADD COLUMN "business_id" TEXT,
  ADD COLUMN "reference" TEXT,
  ADD COLUMN "body" TEXT,
  ADD COLUMN "state" TEXT,
  ADD COLUMN "error" TEXT,
  ADD COLUMN "applied_at" TIMESTAMPTZ(3);

-- Whose money an event is about was told by its reference alone so far.
ALTER TABLE payment.payment_event DISABLE TRIGGER payment_event_append_only;
UPDATE payment.payment_event SET attempt_id = reference WHERE kind = 'CHARGED';
UPDATE payment.payment_event e SET attempt_id = r.attempt_id FROM payment.payment_refund r WHERE e.kind = 'REFUNDED' AND r.id = e.reference;
ALTER TABLE payment.payment_event ENABLE TRIGGER payment_event_append_only;
ALTER TABLE payment.payment_event ALTER COLUMN attempt_id SET NOT NULL;
-- The bodies of earlier webhooks were not kept.
UPDATE payment.webhook_event SET id = 'whe_' || md5(channel || ' ' || event_id), body = '', state = 'APPLIED', applied_at = received_at;
ALTER TABLE payment.webhook_event ALTER COLUMN id SET NOT NULL, ALTER COLUMN body SET NOT NULL, ALTER COLUMN state SET NOT NULL;

-- CreateTable
CREATE TABLE "payment"."payment_capture" (
    "id" TEXT NOT NULL,
    "intent_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "failure" TEXT,
    "requested_by" TEXT NOT NULL,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "check_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "business_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."settlement_file" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "channel_code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "digest" TEXT,
    "failure" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "fetched_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment"."settlement_row" (
    "file_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "business_id" TEXT NOT NULL,
    "channel_code" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,

    CONSTRAINT "settlement_row_pkey" PRIMARY KEY ("file_id","line")
);

-- CreateTable
CREATE TABLE "payment"."reconciliation_run" (
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
CREATE TABLE "payment"."reconciliation_exception" (
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
CREATE INDEX "payment_event_attempt_id_idx" ON "payment"."payment_event"("attempt_id");
CREATE INDEX "payment_event_reference_idx" ON "payment"."payment_event"("reference");
CREATE INDEX "payment_refund_attempt_id_idx" ON "payment"."payment_refund"("attempt_id");
CREATE INDEX "payment_capture_intent_id_idx" ON "payment"."payment_capture"("intent_id");
CREATE UNIQUE INDEX "webhook_event_id_key" ON "payment"."webhook_event"("id");
CREATE INDEX "webhook_event_business_id_received_at_id_idx" ON "payment"."webhook_event"("business_id", "received_at" DESC, "id" DESC);
CREATE INDEX "webhook_event_reference_idx" ON "payment"."webhook_event"("reference");
CREATE INDEX "audit_entry_subject_id_idx" ON "payment"."audit_entry"("subject_id");
CREATE UNIQUE INDEX "settlement_file_subject_key" ON "payment"."settlement_file"("subject");
CREATE UNIQUE INDEX "settlement_file_business_id_channel_code_day_key" ON "payment"."settlement_file"("business_id", "channel_code", "day");
CREATE INDEX "settlement_row_business_id_channel_code_key_idx" ON "payment"."settlement_row"("business_id", "channel_code", "key");
CREATE INDEX "reconciliation_run_subject_requested_at_id_idx" ON "payment"."reconciliation_run"("subject", "requested_at" DESC, "id" DESC);
CREATE INDEX "reconciliation_exception_last_run_id_id_idx" ON "payment"."reconciliation_exception"("last_run_id", "id");
CREATE INDEX "reconciliation_exception_subject_id_idx" ON "payment"."reconciliation_exception"("subject", "id");

-- AddForeignKey
ALTER TABLE "payment"."payment_capture" ADD CONSTRAINT "payment_capture_intent_id_fkey" FOREIGN KEY ("intent_id") REFERENCES "payment"."payment_intent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment"."settlement_row" ADD CONSTRAINT "settlement_row_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "payment"."settlement_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE payment.payment_intent
  ADD CONSTRAINT payment_intent_capture_method CHECK (capture_method IN ('AUTOMATIC','MANUAL')),
  ADD CONSTRAINT payment_intent_captured CHECK (captured_minor BETWEEN 0 AND authorised_minor AND captured_minor <= received_minor);
ALTER TABLE payment.payment_attempt
  DROP CONSTRAINT payment_attempt_status,
  ADD CONSTRAINT payment_attempt_status CHECK (status IN ('PENDING','AUTHORISED','SUCCEEDED','DECLINED','UNKNOWN'));
ALTER TABLE payment.payment_event
  ADD CONSTRAINT payment_event_attempt FOREIGN KEY (attempt_id) REFERENCES payment.payment_attempt (id),
  DROP CONSTRAINT payment_event_kind,
  ADD CONSTRAINT payment_event_kind CHECK (kind IN ('CHARGED','AUTHORISED','CAPTURED','VOIDED','REFUNDED','REFUND_REVERSED'));
ALTER TABLE payment.payment_refund
  DROP CONSTRAINT payment_refund_status,
  ADD CONSTRAINT payment_refund_status CHECK (status IN ('PENDING','SUCCEEDED','FAILED','UNKNOWN','REVERSED'));
ALTER TABLE payment.payment_capture
  ADD CONSTRAINT payment_capture_kind CHECK (kind IN ('CAPTURE','VOID')),
  ADD CONSTRAINT payment_capture_status CHECK (status IN ('PENDING','SUCCEEDED','FAILED','UNKNOWN')),
  ADD CONSTRAINT payment_capture_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payment_capture_attempt FOREIGN KEY (attempt_id) REFERENCES payment.payment_attempt (id);
ALTER TABLE payment.webhook_event
  ADD CONSTRAINT webhook_event_state CHECK (state IN ('APPLIED','REFUSED','FAILED')),
  ADD CONSTRAINT webhook_event_end CHECK ((state = 'APPLIED') = (applied_at IS NOT NULL) AND (state = 'APPLIED') = (error IS NULL));
ALTER TABLE payment.settlement_file ADD CONSTRAINT settlement_file_state CHECK (state IN ('DUE','FETCHED') AND (state = 'DUE') = (next_at IS NOT NULL));
ALTER TABLE payment.reconciliation_run
  ADD CONSTRAINT reconciliation_run_state CHECK (state IN ('QUEUED','RUNNING','SUCCEEDED','FAILED')),
  ADD CONSTRAINT reconciliation_run_end CHECK ((finished_at IS NULL) = (state IN ('QUEUED','RUNNING')));
ALTER TABLE payment.reconciliation_exception
  ADD CONSTRAINT reconciliation_exception_kind CHECK (kind IN ('MISSING','UNEXPECTED','MISMATCHED')),
  ADD CONSTRAINT reconciliation_exception_end CHECK ((resolved_at IS NULL) = (resolution IS NULL) AND (resolved_at IS NULL) = (resolved_by IS NULL));

CREATE INDEX payment_capture_due ON payment.payment_capture (check_at) WHERE status IN ('PENDING','UNKNOWN');
CREATE INDEX settlement_file_due ON payment.settlement_file (next_at) WHERE state = 'DUE';
CREATE UNIQUE INDEX reconciliation_run_open ON payment.reconciliation_run (subject) WHERE state IN ('QUEUED','RUNNING');
CREATE INDEX reconciliation_run_waiting ON payment.reconciliation_run (requested_at) WHERE state IN ('QUEUED','RUNNING');
CREATE UNIQUE INDEX reconciliation_exception_open ON payment.reconciliation_exception (subject, key) WHERE resolved_at IS NULL;
-- Events are appended in the order of time: a block range index finds those of a day and costs a payment nothing.
CREATE INDEX payment_event_at ON payment.payment_event USING brin (at);

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON payment.audit_entry FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
REVOKE UPDATE, DELETE ON payment.audit_entry FROM fairground_payment;

-- Amounts derive from events and from nothing else.
CREATE OR REPLACE FUNCTION payment.apply_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payment.payment_intent
  SET received_minor = received_minor + CASE WHEN NEW.kind IN ('CHARGED','CAPTURED') THEN NEW.amount_minor ELSE 0 END,
      captured_minor = captured_minor + CASE NEW.kind WHEN 'CAPTURED' THEN NEW.amount_minor ELSE 0 END,
      authorised_minor = authorised_minor + CASE NEW.kind WHEN 'AUTHORISED' THEN NEW.amount_minor WHEN 'VOIDED' THEN -NEW.amount_minor ELSE 0 END,
      refunded_minor = refunded_minor + CASE NEW.kind WHEN 'REFUNDED' THEN NEW.amount_minor WHEN 'REFUND_REVERSED' THEN -NEW.amount_minor ELSE 0 END
  WHERE id = NEW.intent_id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION payment.guard_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
    ('REQUIRES_PAYMENT_METHOD','PROCESSING'), ('REQUIRES_PAYMENT_METHOD','CANCELLED'), ('REQUIRES_PAYMENT_METHOD','SUCCEEDED'),
    ('REQUIRES_PAYMENT_METHOD','REQUIRES_CAPTURE'),
    ('PROCESSING','REQUIRES_ACTION'), ('PROCESSING','REQUIRES_PAYMENT_METHOD'), ('PROCESSING','SUCCEEDED'), ('PROCESSING','FAILED'),
    ('PROCESSING','REQUIRES_CAPTURE'),
    ('REQUIRES_ACTION','PROCESSING'), ('REQUIRES_ACTION','REQUIRES_PAYMENT_METHOD'), ('REQUIRES_ACTION','SUCCEEDED'), ('REQUIRES_ACTION','CANCELLED'),
    ('REQUIRES_ACTION','REQUIRES_CAPTURE'),
    ('REQUIRES_CAPTURE','SUCCEEDED'), ('REQUIRES_CAPTURE','CANCELLED')) THEN
    RAISE EXCEPTION 'intent % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  IF (OLD.amount_minor, OLD.currency_code, OLD.capture_method) IS DISTINCT FROM (NEW.amount_minor, NEW.currency_code, NEW.capture_method) THEN
    RAISE EXCEPTION 'what intent % collects cannot change', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- No refund is asked for beyond what its attempt brought, and no capture beyond what it holds. The intent is locked
-- by whoever inserts, so the sums stand still.
CREATE FUNCTION payment.guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'FAILED' AND NEW.amount_minor
     + (SELECT coalesce(sum(amount_minor), 0) FROM payment.payment_refund WHERE attempt_id = NEW.attempt_id AND id <> NEW.id AND status NOT IN ('FAILED','REVERSED'))
     > (SELECT coalesce(sum(amount_minor), 0) FROM payment.payment_event WHERE attempt_id = NEW.attempt_id AND kind IN ('CHARGED','CAPTURED')) THEN
    RAISE EXCEPTION 'refund % is above what attempt % brought', NEW.id, NEW.attempt_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_refund BEFORE INSERT ON payment.payment_refund FOR EACH ROW EXECUTE FUNCTION payment.guard_refund();
CREATE FUNCTION payment.guard_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_minor
     + (SELECT coalesce(sum(amount_minor), 0) FROM payment.payment_capture WHERE attempt_id = NEW.attempt_id AND id <> NEW.id AND status IN ('PENDING','UNKNOWN'))
     > (SELECT coalesce(sum(CASE kind WHEN 'AUTHORISED' THEN amount_minor WHEN 'VOIDED' THEN -amount_minor WHEN 'CAPTURED' THEN -amount_minor ELSE 0 END), 0)
        FROM payment.payment_event WHERE attempt_id = NEW.attempt_id) THEN
    RAISE EXCEPTION 'capture % is above what attempt % holds', NEW.id, NEW.attempt_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_capture BEFORE INSERT ON payment.payment_capture FOR EACH ROW EXECUTE FUNCTION payment.guard_capture();

-- What was signed is what is kept.
CREATE FUNCTION payment.keep_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the body of webhook % cannot change', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_webhook BEFORE UPDATE ON payment.webhook_event FOR EACH ROW
  WHEN ((OLD.id, OLD.body, OLD.received_at) IS DISTINCT FROM (NEW.id, NEW.body, NEW.received_at)) EXECUTE FUNCTION payment.keep_webhook();

DROP TRIGGER keep_decision ON payment.payment_attempt;
CREATE TRIGGER keep_decision BEFORE UPDATE ON payment.payment_attempt FOR EACH ROW
  WHEN ((OLD.channel_code, OLD.method, OLD.routing, OLD.agreement_version, OLD.fallback_of, OLD.risk)
    IS DISTINCT FROM (NEW.channel_code, NEW.method, NEW.routing, NEW.agreement_version, NEW.fallback_of, NEW.risk))
  EXECUTE FUNCTION payment.keep_decision();
