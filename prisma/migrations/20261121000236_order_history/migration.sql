-- CreateTable
CREATE TABLE "orders"."history_order" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "currency_code" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" TEXT NOT NULL,

    CONSTRAINT "history_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders"."history_line" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "quantity" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "freight_minor" BIGINT NOT NULL,

    CONSTRAINT "history_line_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateTable
CREATE TABLE "orders"."history_payment" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "history_payment_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateTable
CREATE TABLE "orders"."history_transition" (
    "order_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_transition_pkey" PRIMARY KEY ("order_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "history_order_business_id_source_external_id_key" ON "orders"."history_order"("business_id", "source", "external_id");

-- AddForeignKey
ALTER TABLE "orders"."history_line" ADD CONSTRAINT "history_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."history_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."history_payment" ADD CONSTRAINT "history_payment_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."history_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders"."history_transition" ADD CONSTRAINT "history_transition_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"."history_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE orders.history_order
  ADD CONSTRAINT history_order_status CHECK (status IN ('CREATED','PAID','FULFILLED','COMPLETED','CLOSED')),
  ADD CONSTRAINT history_order_currency CHECK (currency_code ~ '^[A-Z]{3}$');
ALTER TABLE orders.history_line
  ADD CONSTRAINT history_line_amounts CHECK (quantity > 0 AND price_minor >= 0 AND freight_minor >= 0);
ALTER TABLE orders.history_payment
  ADD CONSTRAINT history_payment_amount CHECK (amount_minor >= 0);
ALTER TABLE orders.history_transition
  ADD CONSTRAINT history_transition_state CHECK (to_state IN ('CREATED','PAID','FULFILLED','COMPLETED','CLOSED'));

-- History does not change.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['history_order', 'history_line', 'history_payment', 'history_transition'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON orders.%I FOR EACH ROW EXECUTE FUNCTION orders.refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON orders.%I FOR EACH STATEMENT EXECUTE FUNCTION orders.refuse_change()', name || '_no_truncate', name);
    EXECUTE format('REVOKE UPDATE, DELETE ON orders.%I FROM fairground_orders', name);
  END LOOP;
END $$;
