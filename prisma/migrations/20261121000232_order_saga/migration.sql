-- The saga of each order with its step log, and the record of redriven dead letters. Orders that are there get theirs when they
-- move next: nothing is filled in here, so nothing is locked.
CREATE TABLE "orders"."saga" (
    "order_id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "lease_by" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saga_pkey" PRIMARY KEY ("order_id")
);

CREATE TABLE "orders"."saga_step" (
    "order_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "saga_step_pkey" PRIMARY KEY ("order_id","step")
);

CREATE TABLE "orders"."saga_rule" (
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "saga_rule_pkey" PRIMARY KEY ("from_state","to_state")
);

CREATE TABLE "orders"."saga_log" (
    "id" BIGSERIAL NOT NULL,
    "order_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saga_log_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "orders"."dead_letter_redrive" (
    "id" BIGSERIAL NOT NULL,
    "business_id" TEXT NOT NULL,
    "dead_letter_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dead_letter_redrive_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saga_log_order_id_id_idx" ON "orders"."saga_log"("order_id", "id");

-- CreateIndex
CREATE INDEX "dead_letter_redrive_business_id_at_idx" ON "orders"."dead_letter_redrive"("business_id", "at");

-- AddForeignKey
ALTER TABLE "orders"."saga" ADD CONSTRAINT "saga_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."sales_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."saga_step" ADD CONSTRAINT "saga_step_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."saga"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."saga_log" ADD CONSTRAINT "saga_log_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."saga"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE orders.saga
  ADD CONSTRAINT saga_state CHECK (state IN ('RUNNING','WAITING','COMPENSATING','STUCK','COMPLETED','COMPENSATED')),
  ADD CONSTRAINT saga_driven CHECK ((state IN ('RUNNING','COMPENSATING')) = (due_at IS NOT NULL)),
  ADD CONSTRAINT saga_lease CHECK ((lease_by IS NULL) = (lease_until IS NULL));
ALTER TABLE orders.saga_step
  ADD CONSTRAINT saga_step_step CHECK (step IN ('RESERVE','REDEEM','PAY','CLAIM','FULFIL','COMPLETE','CLEAR')),
  ADD CONSTRAINT saga_step_state CHECK (state IN ('PENDING','RUNNING','DONE','FAILED','SKIPPED','COMPENSATING','COMPENSATED',
    'COMPENSATION_FAILED')),
  ADD CONSTRAINT saga_step_attempts CHECK (attempts >= 0);

-- What the sweeper and operations look for. Partial, so that they stay small however many orders there are.
CREATE INDEX saga_due ON orders.saga (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX saga_stuck ON orders.saga (business_id, updated_at, order_id) WHERE state = 'STUCK';

INSERT INTO orders.saga_rule (from_state, to_state) VALUES
  ('PENDING','RUNNING'), ('PENDING','DONE'), ('PENDING','SKIPPED'),
  ('RUNNING','DONE'), ('RUNNING','FAILED'), ('RUNNING','SKIPPED'), ('RUNNING','COMPENSATING'),
  ('DONE','COMPENSATING'), ('DONE','COMPENSATED'),
  ('FAILED','RUNNING'), ('FAILED','DONE'), ('FAILED','SKIPPED'), ('FAILED','COMPENSATING'),
  ('COMPENSATING','COMPENSATED'), ('COMPENSATING','COMPENSATION_FAILED'),
  ('COMPENSATION_FAILED','COMPENSATING'), ('COMPENSATION_FAILED','COMPENSATED'), ('COMPENSATION_FAILED','SKIPPED');

CREATE FUNCTION orders.guard_saga_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT EXISTS (
    SELECT 1 FROM orders.saga_rule r WHERE r.from_state = OLD.state AND r.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'step % of order % cannot move from % to %', OLD.step, OLD.order_id, OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_saga_step BEFORE UPDATE ON orders.saga_step
  FOR EACH ROW EXECUTE FUNCTION orders.guard_saga_step();

CREATE TRIGGER saga_log_append_only BEFORE UPDATE OR DELETE ON orders.saga_log
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
CREATE TRIGGER dead_letter_redrive_append_only BEFORE UPDATE OR DELETE ON orders.dead_letter_redrive
  FOR EACH ROW EXECUTE FUNCTION orders.refuse_change();
REVOKE UPDATE, DELETE ON orders.saga_log, orders.dead_letter_redrive FROM fairground_orders;
REVOKE INSERT, UPDATE, DELETE ON orders.saga_rule FROM fairground_orders;
REVOKE DELETE ON orders.saga, orders.saga_step FROM fairground_orders;
