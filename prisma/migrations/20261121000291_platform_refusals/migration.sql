-- What was refused: who tried what, and why not. No arguments.
-- CreateTable
CREATE TABLE "platform"."refusal" (
    "id" BIGSERIAL NOT NULL,
    "business_id" TEXT,
    "actor" TEXT NOT NULL,
    "roles" TEXT[],
    "subgraph" TEXT NOT NULL,
    "operation" TEXT,
    "field" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "refusal_business_id_at_id_idx" ON "platform"."refusal"("business_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "refusal_business_id_actor_at_id_idx" ON "platform"."refusal"("business_id", "actor", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "refusal_at_idx" ON "platform"."refusal"("at");

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE platform.refusal
  ADD CONSTRAINT refusal_short CHECK (length(actor) <= 128 AND length(operation) <= 64 AND length(field) <= 64 AND length(code) <= 64
    AND length(path) <= 128 AND length(request_id) <= 128),
  ADD CONSTRAINT refusal_count CHECK (count > 0);

-- Nobody changes what was noted, or removes it before its time.
CREATE FUNCTION platform.keep_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '90 days' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refusal_append_only BEFORE UPDATE OR DELETE ON platform.refusal
  FOR EACH ROW EXECUTE FUNCTION platform.keep_refusal();
CREATE TRIGGER refusal_no_truncate BEFORE TRUNCATE ON platform.refusal
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
GRANT SELECT, INSERT, DELETE ON platform.refusal TO fairground_orders;
GRANT USAGE ON SEQUENCE platform.refusal_id_seq TO fairground_orders;
