-- CreateTable
CREATE TABLE "platform"."control" (
    "name" TEXT NOT NULL,
    "setting" TEXT NOT NULL,

    CONSTRAINT "control_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "platform"."control_change" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "control_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform"."process_report" (
    "process_id" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "process_report_pkey" PRIMARY KEY ("process_id")
);

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE platform.control
  ADD CONSTRAINT control_setting CHECK ((name LIKE 'switch:%' AND setting = 'OFF') OR (name LIKE 'breaker:%' AND setting IN ('OPEN', 'CLOSED')));
ALTER TABLE platform.control_change
  ADD CONSTRAINT control_change_changes CHECK (before <> after),
  ADD CONSTRAINT control_change_reason CHECK (length(reason) BETWEEN 1 AND 500);

-- What operators did is kept. The order subgraph has the operations that do it; every process reports by the same role.
CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER control_change_append_only BEFORE UPDATE OR DELETE ON platform.control_change
  FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER control_change_no_truncate BEFORE TRUNCATE ON platform.control_change
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.control, platform.process_report TO fairground_orders;
GRANT SELECT, INSERT ON platform.control_change TO fairground_orders;
GRANT USAGE ON SEQUENCE platform.control_change_id_seq TO fairground_orders;
