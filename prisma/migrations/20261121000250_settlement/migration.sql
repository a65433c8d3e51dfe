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
    "period_id" TEXT,
    "payout_id" TEXT,

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
CREATE INDEX "clearing_share_period_id_idx" ON "settlement"."clearing_share"("period_id");

-- CreateIndex
CREATE INDEX "clearing_share_payout_id_idx" ON "settlement"."clearing_share"("payout_id");

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
ALTER TABLE "settlement"."clearing_share" ADD CONSTRAINT "clearing_share_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "settlement"."settlement_period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement"."clearing_share" ADD CONSTRAINT "clearing_share_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "settlement"."payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
  ADD CONSTRAINT clearing_share_party CHECK (party_type IN ('CREATOR','MERCHANT','PLATFORM','CHANNEL')),
  ADD CONSTRAINT clearing_share_payout CHECK (payout_id IS NULL OR period_id IS NOT NULL);
ALTER TABLE settlement.line_refund ADD CONSTRAINT line_refund_amount CHECK (amount_minor > 0);
ALTER TABLE settlement.ledger_entry
  ADD CONSTRAINT ledger_entry_side CHECK (side IN ('DEBIT','CREDIT')),
  ADD CONSTRAINT ledger_entry_amount CHECK (amount_minor > 0);
ALTER TABLE settlement.settlement_period
  ADD CONSTRAINT settlement_period_status CHECK (status IN ('OPEN','CLOSING','CLOSED')),
  ADD CONSTRAINT settlement_period_end CHECK ((status = 'CLOSED') = (ends_at IS NOT NULL));
ALTER TABLE settlement.settlement_statement
  ADD CONSTRAINT settlement_statement_sum CHECK (closing_minor = opening_minor + earned_minor);
ALTER TABLE settlement.payout
  ADD CONSTRAINT payout_amount CHECK (amount_minor > 0),
  ADD CONSTRAINT payout_status CHECK (status IN ('PENDING','PAID','FAILED','UNKNOWN'));

-- A business has one open period.
CREATE UNIQUE INDEX settlement_period_open ON settlement.settlement_period (business_id) WHERE status = 'OPEN';
-- What waits for its hold to end, and what waits to be paid out.
CREATE INDEX clearing_share_ungathered ON settlement.clearing_share (clearing_id) WHERE period_id IS NULL;
CREATE INDEX clearing_share_unpaid ON settlement.clearing_share (clearing_id) WHERE period_id IS NOT NULL AND payout_id IS NULL;
CREATE INDEX payout_unsettled ON settlement.payout (check_at) WHERE status IN ('PENDING','UNKNOWN');

CREATE FUNCTION settlement.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clearing', 'ledger_transaction', 'ledger_entry', 'settlement_statement'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON settlement.%I FOR EACH ROW EXECUTE FUNCTION settlement.refuse_change()', name || '_append_only', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['clearing_share', 'settlement_period', 'payout'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE ON settlement.%I FOR EACH ROW EXECUTE FUNCTION settlement.refuse_change()', name || '_kept', name);
  END LOOP;
END $$;
-- Row locks (SELECT … FOR UPDATE) need the privilege to update, which clearings and statements therefore keep; the triggers refuse the update.
REVOKE DELETE ON settlement.clearing, settlement.clearing_share, settlement.ledger_transaction, settlement.ledger_entry,
  settlement.settlement_statement, settlement.settlement_period, settlement.payout FROM fairground_settlement;
REVOKE UPDATE ON settlement.ledger_entry, settlement.ledger_transaction, settlement.clearing_share FROM fairground_settlement;
GRANT UPDATE (period_id, payout_id) ON settlement.clearing_share TO fairground_settlement;

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

-- The shares of a clearing sum to its amount, checked when the database transaction commits. Either table's new row can break it.
CREATE FUNCTION settlement.check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  clearing settlement.clearing;
BEGIN
  SELECT * INTO clearing FROM settlement.clearing WHERE id = to_jsonb(NEW) ->> TG_ARGV[0];
  IF clearing.amount_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM settlement.clearing_share WHERE clearing_id = clearing.id) THEN
    RAISE EXCEPTION 'the shares of clearing % do not sum to its amount', clearing.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clearing_shares_sum AFTER INSERT ON settlement.clearing
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.check_shares('id');
CREATE CONSTRAINT TRIGGER clearing_share_sum AFTER INSERT ON settlement.clearing_share
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.check_shares('clearing_id');

-- A share says once which period gathered it, and which payout pays it; that a refused payout pays it no more is the only way back.
CREATE FUNCTION settlement.guard_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.period_id IS NOT NULL THEN
      RAISE EXCEPTION 'a share of clearing % is gathered before it is there', NEW.clearing_id USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (NEW.clearing_id, NEW.party_type, NEW.party_id, NEW.rule, NEW.amount_minor)
      IS DISTINCT FROM (OLD.clearing_id, OLD.party_type, OLD.party_id, OLD.rule, OLD.amount_minor)
    OR OLD.period_id IS NOT NULL AND NEW.period_id IS DISTINCT FROM OLD.period_id
    OR OLD.payout_id IS NOT NULL AND NEW.payout_id IS NOT NULL AND NEW.payout_id <> OLD.payout_id
  THEN
    RAISE EXCEPTION 'a share of clearing % is append-only', OLD.clearing_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_share BEFORE INSERT OR UPDATE ON settlement.clearing_share FOR EACH ROW EXECUTE FUNCTION settlement.guard_share();

-- A payout is the sum of the shares that it pays; a refused one pays none.
CREATE FUNCTION settlement.check_payout(payout_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM settlement.payout p
    LEFT JOIN settlement.clearing_share s ON s.payout_id = p.id
    LEFT JOIN settlement.clearing c ON c.id = s.clearing_id
    WHERE p.id = check_payout.payout_id GROUP BY p.id
    HAVING coalesce(sum(s.amount_minor), 0) <> CASE p.status WHEN 'FAILED' THEN 0 ELSE p.amount_minor END
      OR count(*) FILTER (WHERE (s.party_type, s.party_id, c.currency_code, c.business_id)
                             <> (p.party_type, p.party_id, p.currency_code, p.business_id)) > 0
  ) THEN
    RAISE EXCEPTION 'payout % is not the sum of its shares', payout_id USING ERRCODE = 'check_violation';
  END IF;
END $$;
CREATE FUNCTION settlement.check_payout_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settlement.check_payout(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payout_shares_sum AFTER INSERT OR UPDATE ON settlement.payout
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlement.check_payout_row();
-- Once a statement and not once a row: a payout may pay very many shares.
CREATE FUNCTION settlement.check_payouts_of_shares() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM settlement.check_payout(payout_id)
  FROM (SELECT payout_id FROM before_change UNION SELECT payout_id FROM after_change) AS touched WHERE payout_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER clearing_share_payout_sum AFTER UPDATE ON settlement.clearing_share
  REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
  FOR EACH STATEMENT EXECUTE FUNCTION settlement.check_payouts_of_shares();

-- Periods and payouts begin at their beginning and move only forward; what they are about never changes.
CREATE FUNCTION settlement.guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'OPEN' THEN
      RAISE EXCEPTION 'a period begins as OPEN, not as %', NEW.status USING ERRCODE = 'check_violation';
    END IF;
  ELSIF (OLD.status, NEW.status) NOT IN (('OPEN','CLOSING'), ('CLOSING','CLOSED'))
    OR (NEW.id, NEW.business_id, NEW.starts_at) IS DISTINCT FROM (OLD.id, OLD.business_id, OLD.starts_at)
  THEN
    RAISE EXCEPTION 'period % cannot move from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_period BEFORE INSERT OR UPDATE ON settlement.settlement_period FOR EACH ROW EXECUTE FUNCTION settlement.guard_period();
CREATE FUNCTION settlement.guard_payout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'PENDING' THEN
      RAISE EXCEPTION 'a payout begins as PENDING, not as %', NEW.status USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.status IN ('PAID','FAILED')
    OR (NEW.id, NEW.business_id, NEW.period_id, NEW.party_type, NEW.party_id, NEW.currency_code, NEW.amount_minor, NEW.created_at)
      IS DISTINCT FROM (OLD.id, OLD.business_id, OLD.period_id, OLD.party_type, OLD.party_id, OLD.currency_code, OLD.amount_minor, OLD.created_at)
  THEN
    RAISE EXCEPTION 'payout % is % and stays so', OLD.id, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_payout BEFORE INSERT OR UPDATE ON settlement.payout FOR EACH ROW EXECUTE FUNCTION settlement.guard_payout();
