-- CreateTable
CREATE TABLE "settlement"."clearing" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "refund_id" TEXT NOT NULL DEFAULT '',
    "currency_code" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "merchant_id" TEXT,
    "creator_id" TEXT,
    "content_id" TEXT,
    "creator_bps" INTEGER NOT NULL,
    "platform_bps" INTEGER NOT NULL,
    "cleared_at" TIMESTAMPTZ(3) NOT NULL,
    "payable_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clearing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement"."clearing_share" (
    "clearing_id" TEXT NOT NULL,
    "party_type" TEXT NOT NULL,
    "party_id" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "clearing_share_pkey" PRIMARY KEY ("clearing_id","party_type","party_id")
);

-- CreateTable
CREATE TABLE "settlement"."line_refund" (
    "refund_id" TEXT NOT NULL,
    "order_line_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "line_refund_pkey" PRIMARY KEY ("refund_id","order_line_id")
);

-- CreateTable
CREATE TABLE "settlement"."ledger_transaction" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "order_id" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement"."ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency_code" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement"."settlement_period" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement"."settlement_statement" (
    "period_id" TEXT NOT NULL,
    "party_type" TEXT NOT NULL,
    "party_id" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "opening_minor" BIGINT NOT NULL,
    "earned_minor" BIGINT NOT NULL,
    "closing_minor" BIGINT NOT NULL,
    "entry_count" INTEGER NOT NULL,

    CONSTRAINT "settlement_statement_pkey" PRIMARY KEY ("period_id","party_type","party_id","currency_code")
);

-- CreateTable
CREATE TABLE "settlement"."payout" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "period_id" TEXT NOT NULL,
    "party_type" TEXT NOT NULL,
    "party_id" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_reference" TEXT,
    "check_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement"."idempotency_key" (
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
CREATE INDEX "clearing_order_id_idx" ON "settlement"."clearing"("order_id");

-- CreateIndex
CREATE INDEX "clearing_period_id_idx" ON "settlement"."clearing"("period_id");

-- CreateIndex
CREATE INDEX "clearing_content_id_currency_code_idx" ON "settlement"."clearing"("content_id", "currency_code");

-- CreateIndex
CREATE UNIQUE INDEX "clearing_order_line_id_refund_id_key" ON "settlement"."clearing"("order_line_id", "refund_id");

-- CreateIndex
CREATE INDEX "clearing_share_party_type_party_id_idx" ON "settlement"."clearing_share"("party_type", "party_id");

-- CreateIndex
CREATE INDEX "line_refund_order_line_id_idx" ON "settlement"."line_refund"("order_line_id");

-- CreateIndex
CREATE INDEX "ledger_transaction_order_id_idx" ON "settlement"."ledger_transaction"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_kind_reference_key" ON "settlement"."ledger_transaction"("kind", "reference");

-- CreateIndex
CREATE INDEX "ledger_entry_transaction_id_idx" ON "settlement"."ledger_entry"("transaction_id");

-- CreateIndex
CREATE INDEX "ledger_entry_account_idx" ON "settlement"."ledger_entry"("account");

-- CreateIndex
CREATE INDEX "settlement_period_business_id_starts_at_id_idx" ON "settlement"."settlement_period"("business_id", "starts_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payout_party_type_party_id_idx" ON "settlement"."payout"("party_type", "party_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_period_id_party_type_party_id_currency_code_key" ON "settlement"."payout"("period_id", "party_type", "party_id", "currency_code");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "settlement"."idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "settlement"."clearing" ADD CONSTRAINT "clearing_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "settlement"."settlement_period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement"."clearing_share" ADD CONSTRAINT "clearing_share_clearing_id_fkey" FOREIGN KEY ("clearing_id") REFERENCES "settlement"."clearing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement"."ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "settlement"."ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement"."settlement_statement" ADD CONSTRAINT "settlement_statement_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "settlement"."settlement_period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement"."payout" ADD CONSTRAINT "payout_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "settlement"."settlement_period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE settlement.clearing
  ADD CONSTRAINT clearing_bps CHECK (creator_bps >= 0 AND platform_bps >= 0 AND creator_bps + platform_bps <= 10000),
  ADD CONSTRAINT clearing_sign CHECK ((refund_id = '' AND amount_minor > 0) OR (refund_id <> '' AND amount_minor < 0));
ALTER TABLE settlement.clearing_share
  ADD CONSTRAINT clearing_share_party CHECK (party_type IN ('CREATOR','MERCHANT','PLATFORM','CHANNEL'));
ALTER TABLE settlement.line_refund ADD CONSTRAINT line_refund_amount CHECK (amount_minor > 0);
ALTER TABLE settlement.ledger_entry
  ADD CONSTRAINT ledger_entry_side CHECK (side IN ('DEBIT','CREDIT')),
  ADD CONSTRAINT ledger_entry_amount CHECK (amount_minor > 0);
ALTER TABLE settlement.settlement_period
  ADD CONSTRAINT settlement_period_status CHECK (status IN ('OPEN','CLOSING','CLOSED'));
ALTER TABLE settlement.settlement_statement
  ADD CONSTRAINT settlement_statement_sum CHECK (closing_minor = opening_minor + earned_minor);
ALTER TABLE settlement.payout
  ADD CONSTRAINT payout_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payout_status CHECK (status IN ('PENDING','PAID','FAILED','UNKNOWN'));

-- A business has one open period.
CREATE UNIQUE INDEX settlement_period_open ON settlement.settlement_period (business_id) WHERE status = 'OPEN';
CREATE INDEX payout_unsettled ON settlement.payout (check_at) WHERE status IN ('PENDING','UNKNOWN');

CREATE FUNCTION settlement.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clearing', 'clearing_share', 'ledger_transaction', 'ledger_entry', 'settlement_statement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON settlement.%I FOR EACH ROW EXECUTE FUNCTION settlement.refuse_change()', name || '_append_only', name);
    -- Row locks (SELECT … FOR UPDATE) need the privilege to update; the trigger refuses the update itself.
    EXECUTE format('REVOKE DELETE ON settlement.%I FROM fairground_settlement', name);
  END LOOP;
END $$;
REVOKE UPDATE ON settlement.ledger_entry, settlement.ledger_transaction, settlement.clearing_share FROM fairground_settlement;

-- Debits equal credits in every transaction and currency, checked when the database transaction commits.
CREATE FUNCTION settlement.check_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM settlement.ledger_entry WHERE transaction_id = NEW.transaction_id
    GROUP BY currency_code HAVING sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) <> 0
  ) THEN
    RAISE EXCEPTION 'ledger transaction % is not balanced', NEW.transaction_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_entry_balance AFTER INSERT ON settlement.ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.check_balance();

-- The shares of a clearing sum to its amount, checked when the database transaction commits.
CREATE FUNCTION settlement.check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM settlement.clearing_share WHERE clearing_id = NEW.id) THEN
    RAISE EXCEPTION 'the shares of clearing % do not sum to its amount', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clearing_shares_sum AFTER INSERT ON settlement.clearing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.check_shares();

-- Periods and payouts move only forward.
CREATE FUNCTION settlement.guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) NOT IN (('OPEN','CLOSING'), ('CLOSING','CLOSED')) AND OLD.status <> NEW.status THEN
    RAISE EXCEPTION 'period % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_period BEFORE UPDATE ON settlement.settlement_period FOR EACH ROW EXECUTE FUNCTION settlement.guard_period();
CREATE FUNCTION settlement.guard_payout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status IN ('PAID','FAILED') AND NEW.status <> OLD.status OR NEW.amount_minor <> OLD.amount_minor THEN
    RAISE EXCEPTION 'payout % is % and stays so', OLD.id, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_payout BEFORE UPDATE ON settlement.payout FOR EACH ROW EXECUTE FUNCTION settlement.guard_payout();
