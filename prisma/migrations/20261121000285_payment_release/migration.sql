-- AlterTable
ALTER TABLE "payment"."payment_intent" ADD COLUMN "order_cancelled_at" TIMESTAMPTZ(3);

-- Money that is held where it can no longer be collected.
CREATE INDEX payment_intent_held ON payment.payment_intent (id) WHERE status <> 'REQUIRES_CAPTURE' AND authorised_minor > captured_minor;

-- An intent whose order was cancelled while its channel was asked ends as cancelled when nothing comes of it.
CREATE OR REPLACE FUNCTION payment.guard_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> NEW.status AND (OLD.status, NEW.status) NOT IN (
    ('REQUIRES_PAYMENT_METHOD','PROCESSING'), ('REQUIRES_PAYMENT_METHOD','CANCELLED'), ('REQUIRES_PAYMENT_METHOD','SUCCEEDED'),
    ('REQUIRES_PAYMENT_METHOD','REQUIRES_CAPTURE'),
    ('PROCESSING','REQUIRES_ACTION'), ('PROCESSING','REQUIRES_PAYMENT_METHOD'), ('PROCESSING','SUCCEEDED'), ('PROCESSING','FAILED'),
    ('PROCESSING','REQUIRES_CAPTURE'), ('PROCESSING','CANCELLED'),
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
