-- Refunds that the channel declines or takes back: they are owed until they are made again or settled otherwise.
-- AlterTable
ALTER TABLE "orders"."order_refund"
  ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "failure" TEXT,
  ADD COLUMN "settled_otherwise" TEXT;

-- CreateTable
CREATE TABLE "orders"."order_refund_log" (
    "id" BIGSERIAL NOT NULL,
    "refund_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_refund_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_refund_log_refund_id_attempt_kind_key" ON "orders"."order_refund_log"("refund_id", "attempt", "kind");

-- AddForeignKey
ALTER TABLE "orders"."order_refund_log" ADD CONSTRAINT "order_refund_log_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "orders"."order_refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rows that are there are checked by a later migration, without holding up writers.
ALTER TABLE orders.order_refund
  DROP CONSTRAINT order_refund_status,
  ADD CONSTRAINT order_refund_status CHECK (status IN ('REQUESTED','AWAITING_RETURN','RETURNING','APPROVED','REJECTED','LAPSED','FAILED','SUCCEEDED')) NOT VALID,
  DROP CONSTRAINT order_refund_return,
  ADD CONSTRAINT order_refund_return CHECK (
    (status <> 'AWAITING_RETURN' OR return_by IS NOT NULL) AND (status <> 'RETURNING' OR return_sent_at IS NOT NULL)
    AND (with_return OR return_by IS NULL) AND (received_at IS NULL) = (received_by IS NULL)
    AND (return_by IS NULL OR status NOT IN ('APPROVED','FAILED','SUCCEEDED') OR received_at IS NOT NULL)) NOT VALID,
  ADD CONSTRAINT order_refund_attempts CHECK (
    attempt > 0 AND (settled_otherwise IS NULL OR status = 'SUCCEEDED') AND (status <> 'FAILED' OR failure IS NOT NULL)) NOT VALID;
ALTER TABLE orders.order_refund_log
  ADD CONSTRAINT order_refund_log_kind CHECK (kind IN ('SUCCEEDED','FAILED','REVERSED','RETRIED','SETTLED')),
  ADD CONSTRAINT order_refund_log_reason CHECK (reason <> '');

-- Money that came back to the platform is not with the shopper any more.
INSERT INTO orders.order_transition_rule (axis, from_state, to_state) VALUES
  ('PAYMENT','REFUNDED','PARTIALLY_REFUNDED'), ('PAYMENT','REFUNDED','PAID'), ('PAYMENT','PARTIALLY_REFUNDED','PAID'),
  ('REFUND','REFUNDED','IN_PROGRESS');
INSERT INTO orders.saga_rule (from_state, to_state) VALUES ('COMPENSATED','COMPENSATION_FAILED');

CREATE OR REPLACE FUNCTION orders.guard_refund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = orders AS $$
BEGIN
  IF (NEW.id, NEW.order_id, NEW.business_id, NEW.amount_minor, NEW.with_return) IS DISTINCT FROM
     (OLD.id, OLD.order_id, OLD.business_id, OLD.amount_minor, OLD.with_return) THEN
    RAISE EXCEPTION 'what refund % asks for is fixed', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.attempt NOT IN (OLD.attempt, OLD.attempt + 1) THEN
    RAISE EXCEPTION 'attempts of refund % are made one after the other', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = OLD.status THEN
    RETURN NEW;
  END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('REQUESTED','APPROVED'), ('REQUESTED','REJECTED'), ('REQUESTED','AWAITING_RETURN'),
    ('AWAITING_RETURN','RETURNING'), ('AWAITING_RETURN','APPROVED'), ('AWAITING_RETURN','REJECTED'), ('AWAITING_RETURN','LAPSED'),
    ('RETURNING','APPROVED'), ('RETURNING','REJECTED'), ('APPROVED','SUCCEEDED'),
    ('APPROVED','FAILED'), ('FAILED','APPROVED'), ('FAILED','SUCCEEDED'), ('SUCCEEDED','FAILED'), ('SUCCEEDED','APPROVED')
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

CREATE TRIGGER order_refund_log_append_only BEFORE UPDATE OR DELETE ON orders.order_refund_log
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
REVOKE UPDATE, DELETE ON orders.order_refund_log FROM fairground_orders;
