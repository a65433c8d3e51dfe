-- CreateTable
CREATE TABLE "payment"."refusal" (
    "id" TEXT NOT NULL,
    "business_id" TEXT,
    "operation" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "subject_id" TEXT,
    "actor" TEXT,
    "message" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "refusal_business_id_at_id_idx" ON "payment"."refusal"("business_id", "at" DESC, "id" DESC);
CREATE INDEX "refusal_operation_code_at_idx" ON "payment"."refusal"("operation", "code", "at" DESC);

-- Whatever is tried, a row stays small and stays.
ALTER TABLE payment.refusal ADD CONSTRAINT refusal_size CHECK (
  length(operation) <= 60 AND length(code) <= 60 AND length(subject_id) <= 100 AND length(actor) <= 200 AND length(message) <= 300);
CREATE TRIGGER refusal_append_only BEFORE UPDATE OR DELETE ON payment.refusal FOR EACH ROW EXECUTE FUNCTION payment.refuse_change();
REVOKE UPDATE, DELETE ON payment.refusal FROM fairground_payment;
