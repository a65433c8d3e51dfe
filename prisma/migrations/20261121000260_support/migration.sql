-- CreateTable
CREATE TABLE "support"."knowledge_article" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support"."conversation" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "order_id" TEXT,
    "status" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "agent_id" TEXT,
    "queue_seq" BIGINT,
    "queued_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support"."conversation_transition_rule" (
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,

    CONSTRAINT "conversation_transition_rule_pkey" PRIMARY KEY ("from_status","to_status")
);

-- CreateTable
CREATE TABLE "support"."conversation_event" (
    "id" BIGSERIAL NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support"."message" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "author_id" TEXT,
    "body" TEXT NOT NULL,
    "citations" JSONB NOT NULL DEFAULT '[]',
    "confidence" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support"."seat" (
    "id" TEXT NOT NULL,
    "business_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "on_duty" BOOLEAN NOT NULL,
    "capacity" INTEGER NOT NULL,
    "skills" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support"."idempotency_key" (
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
CREATE INDEX "knowledge_article_business_id_version_idx" ON "support"."knowledge_article"("business_id", "version");

-- CreateIndex
CREATE INDEX "conversation_business_id_customer_id_created_at_id_idx" ON "support"."conversation"("business_id", "customer_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_business_id_agent_id_status_idx" ON "support"."conversation"("business_id", "agent_id", "status");

-- CreateIndex
CREATE INDEX "conversation_business_id_status_skill_queue_seq_idx" ON "support"."conversation"("business_id", "status", "skill", "queue_seq");

-- CreateIndex
CREATE INDEX "conversation_business_id_created_at_id_idx" ON "support"."conversation"("business_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "conversation_order_id_idx" ON "support"."conversation"("order_id");

-- CreateIndex
CREATE INDEX "conversation_event_conversation_id_id_idx" ON "support"."conversation_event"("conversation_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_seq_key" ON "support"."message"("seq");

-- CreateIndex
CREATE INDEX "message_conversation_id_seq_idx" ON "support"."message"("conversation_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "seat_business_id_agent_id_key" ON "support"."seat"("business_id", "agent_id");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "support"."idempotency_key"("created_at");

-- AddForeignKey
ALTER TABLE "support"."conversation_event" ADD CONSTRAINT "conversation_event_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "support"."conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support"."message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "support"."conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.
ALTER TABLE support.knowledge_article
  ADD CONSTRAINT knowledge_article_version CHECK (version >= 1),
  ADD CONSTRAINT knowledge_article_title CHECK (length(title) BETWEEN 1 AND 200),
  ADD CONSTRAINT knowledge_article_body CHECK (length(body) BETWEEN 1 AND 20000);
ALTER TABLE support.conversation
  ADD CONSTRAINT conversation_status CHECK (status IN ('BOT','QUEUED','ASSIGNED','CLOSED')),
  ADD CONSTRAINT conversation_bot_is_fresh CHECK (status <> 'BOT' OR (agent_id IS NULL AND queue_seq IS NULL)),
  ADD CONSTRAINT conversation_queued_waits CHECK (status <> 'QUEUED' OR (agent_id IS NULL AND queue_seq IS NOT NULL AND queued_at IS NOT NULL)),
  ADD CONSTRAINT conversation_assigned_has_agent CHECK (status <> 'ASSIGNED' OR (agent_id IS NOT NULL AND queue_seq IS NOT NULL)),
  ADD CONSTRAINT conversation_closed_at CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL));
ALTER TABLE support.message
  ADD CONSTRAINT message_author CHECK (author IN ('CUSTOMER','BOT','AGENT','SYSTEM')),
  ADD CONSTRAINT message_author_id CHECK ((author IN ('CUSTOMER','AGENT')) = (author_id IS NOT NULL)),
  ADD CONSTRAINT message_body CHECK (length(body) >= 1),
  ADD CONSTRAINT message_confidence CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE support.seat
  ADD CONSTRAINT seat_capacity CHECK (capacity BETWEEN 1 AND 20),
  ADD CONSTRAINT seat_skills CHECK (skills IS NOT NULL AND cardinality(skills) BETWEEN 1 AND 20);

-- Two conversations never share a place in the queue.
CREATE UNIQUE INDEX conversation_queue_seq ON support.conversation (queue_seq) WHERE queue_seq IS NOT NULL;

INSERT INTO support.conversation_transition_rule (from_status, to_status) VALUES
  ('BOT','QUEUED'), ('BOT','CLOSED'), ('QUEUED','ASSIGNED'), ('QUEUED','CLOSED'), ('ASSIGNED','QUEUED'),
  ('ASSIGNED','CLOSED');

-- The guard: a conversation moves only along a listed transition and never gets another place in the queue, whoever
-- writes the SQL. Becoming ASSIGNED is checked against the seat under its row lock, so that no path over-assigns.
CREATE FUNCTION support.guard_conversation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  seat_capacity int;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'BOT' THEN
      RAISE EXCEPTION 'conversation % must begin as BOT, got %', NEW.id, NEW.status USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.business_id <> OLD.business_id OR NEW.customer_id <> OLD.customer_id
     OR NEW.order_id IS DISTINCT FROM OLD.order_id OR NEW.created_at <> OLD.created_at THEN
    RAISE EXCEPTION 'business, customer and order of conversation % are fixed at creation', OLD.id
      USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.queue_seq IS NOT NULL AND NEW.queue_seq IS DISTINCT FROM OLD.queue_seq THEN
    RAISE EXCEPTION 'conversation % keeps its place in the queue', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND NOT EXISTS (
    SELECT 1 FROM support.conversation_transition_rule r
    WHERE r.from_status = OLD.status AND r.to_status = NEW.status
  ) THEN
    RAISE EXCEPTION 'conversation % cannot move from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'ASSIGNED' AND NEW.agent_id IS DISTINCT FROM OLD.agent_id THEN
    SELECT s.capacity INTO seat_capacity FROM support.seat s
    WHERE s.business_id = NEW.business_id AND s.agent_id = NEW.agent_id AND s.on_duty FOR UPDATE;
    IF seat_capacity IS NULL OR seat_capacity <= (
      SELECT count(*) FROM support.conversation c
      WHERE c.business_id = NEW.business_id AND c.agent_id = NEW.agent_id AND c.status = 'ASSIGNED'
    ) THEN
      RAISE EXCEPTION 'the seat of % has no room for conversation %', NEW.agent_id, NEW.id
        USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_conversation BEFORE INSERT OR UPDATE ON support.conversation
  FOR EACH ROW EXECUTE FUNCTION support.guard_conversation();

-- A newer version never goes back: the search index relies on it to see that something changed.
CREATE FUNCTION support.guard_article_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.business_id <> OLD.business_id THEN
    RAISE EXCEPTION 'article % must move from version % to the next one', OLD.id, OLD.version
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_article_version BEFORE UPDATE ON support.knowledge_article
  FOR EACH ROW EXECUTE FUNCTION support.guard_article_version();

-- What was said and what happened is append-only: by privilege for the subgraph's role, by trigger for everybody.
CREATE FUNCTION support.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER message_append_only BEFORE UPDATE OR DELETE ON support.message
  FOR EACH ROW EXECUTE FUNCTION support.refuse_change();
CREATE TRIGGER conversation_event_append_only BEFORE UPDATE OR DELETE ON support.conversation_event
  FOR EACH ROW EXECUTE FUNCTION support.refuse_change();
CREATE TRIGGER knowledge_article_kept BEFORE DELETE ON support.knowledge_article
  FOR EACH ROW EXECUTE FUNCTION support.refuse_change();
REVOKE UPDATE, DELETE ON support.message, support.conversation_event FROM fairground_support;
REVOKE DELETE ON support.knowledge_article FROM fairground_support;
REVOKE INSERT, UPDATE, DELETE ON support.conversation_transition_rule FROM fairground_support;
