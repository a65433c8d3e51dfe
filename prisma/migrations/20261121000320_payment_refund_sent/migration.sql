-- When a refund was sent to its channel first: what was never sent can be withdrawn when an earlier attempt is paid after all.
-- AlterTable
ALTER TABLE "payment"."payment_refund" ADD COLUMN "sent_at" TIMESTAMPTZ(3);

-- A channel that pays what it declined, after another refund was paid for it, has given back more than it received. That
-- happened and is recorded; what we ask for is bounded by guard_refund. Rows that are there are checked by a later migration.
ALTER TABLE payment.payment_intent
  DROP CONSTRAINT payment_intent_refunded,
  ADD CONSTRAINT payment_intent_refunded CHECK (refunded_minor >= 0) NOT VALID;

-- What was open when this was added may have been sent.
UPDATE payment.payment_refund SET sent_at = created_at WHERE status IN ('PENDING','UNKNOWN');
