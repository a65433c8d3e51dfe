-- CreateTable
CREATE TABLE "payment"."channel_version" (
    "business_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "display_name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "methods" TEXT[],
    "tokenisation" TEXT NOT NULL,
    "recurring" BOOLEAN NOT NULL,
    "terms" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "channel_version_pkey" PRIMARY KEY ("business_id","code","version")
);

-- CreateTable
CREATE TABLE "payment"."rule_set" (
    "business_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "health" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "rule_set_pkey" PRIMARY KEY ("business_id","version")
);

-- CreateTable
CREATE TABLE "payment"."agreement_template" (
    "business_id" TEXT NOT NULL,
    "channel_code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "agreement_template_pkey" PRIMARY KEY ("business_id","channel_code","version")
);

-- AlterTable
ALTER TABLE "payment"."payment_attempt"
  ADD COLUMN "business_id" TEXT,
  ADD COLUMN "agreement_version" INTEGER,
  ADD COLUMN "answered" BOOLEAN,
  ADD COLUMN "fallback_of" TEXT;

-- The attempts that are there were routed by what is now the built-in rule.
UPDATE payment.payment_attempt a
SET business_id = i.business_id,
    routing = jsonb_build_object(
      'ruleSetVersion', 0, 'rule', 'default', 'outcome', 'FALLBACK', 'chosen', a.channel_code,
      'candidates', coalesce(a.routing -> 'candidates', '[]'), 'trickle', false, 'feeMinor', '0',
      'reason', 'the first choice of the rule',
      'eliminated', (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'channelCode', e ->> 'channel', 'reason', e ->> 'reason',
          'code', CASE e ->> 'reason' WHEN 'disabled' THEN 'DISABLED' WHEN 'does not take ' || a.method THEN 'METHOD' ELSE 'CURRENCY' END)), '[]')
        FROM jsonb_array_elements(a.routing -> 'eliminated') AS e))
FROM payment.payment_intent i WHERE i.id = a.intent_id;
ALTER TABLE payment.payment_attempt ALTER COLUMN business_id SET NOT NULL;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE payment.channel_version
  ADD CONSTRAINT channel_version_version CHECK (version >= 1),
  ADD CONSTRAINT channel_version_methods CHECK (cardinality(methods) >= 1),
  ADD CONSTRAINT channel_version_terms CHECK (jsonb_typeof(terms) = 'array' AND jsonb_array_length(terms) >= 1),
  ADD CONSTRAINT channel_version_tokenisation CHECK (tokenisation IN ('NONE','CHANNEL','PORTABLE')),
  -- Charging again without the shopper needs a token of the card.
  ADD CONSTRAINT channel_version_recurring CHECK (NOT recurring OR tokenisation <> 'NONE');
ALTER TABLE payment.rule_set
  ADD CONSTRAINT rule_set_version CHECK (version >= 1),
  ADD CONSTRAINT rule_set_rules CHECK (jsonb_typeof(rules) = 'array' AND jsonb_array_length(rules) >= 1),
  ADD CONSTRAINT rule_set_health CHECK (jsonb_typeof(health) = 'object');
ALTER TABLE payment.agreement_template ADD CONSTRAINT agreement_template_version CHECK (version >= 1);
ALTER TABLE payment.payment_attempt
  ADD CONSTRAINT payment_attempt_fallback FOREIGN KEY (fallback_of) REFERENCES payment.payment_attempt (id),
  -- What was agreed to stays what it was: the template of that version is there for good.
  ADD CONSTRAINT payment_attempt_agreement FOREIGN KEY (business_id, channel_code, agreement_version)
    REFERENCES payment.agreement_template (business_id, channel_code, version);

-- The newest attempts of a channel, for its health: read before each payment.
CREATE INDEX payment_attempt_health ON payment.payment_attempt (business_id, channel_code, created_at DESC) INCLUDE (answered)
  WHERE answered IS NOT NULL;

-- A published version never changes: decisions refer to it.
CREATE TRIGGER channel_version_append_only BEFORE UPDATE OR DELETE ON payment.channel_version FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
CREATE TRIGGER rule_set_append_only BEFORE UPDATE OR DELETE ON payment.rule_set FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
CREATE TRIGGER agreement_template_append_only BEFORE UPDATE OR DELETE ON payment.agreement_template FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
REVOKE UPDATE, DELETE ON payment.channel_version, payment.rule_set, payment.agreement_template FROM fairground_payment;

-- A decision is a record of what was known then.
CREATE FUNCTION payment.keep_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the decision of attempt % cannot change', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER keep_decision BEFORE UPDATE ON payment.payment_attempt FOR EACH ROW
  WHEN ((OLD.channel_code, OLD.method, OLD.routing, OLD.agreement_version, OLD.fallback_of)
    IS DISTINCT FROM (NEW.channel_code, NEW.method, NEW.routing, NEW.agreement_version, NEW.fallback_of))
  EXECUTE FUNCTION payment.keep_decision();
