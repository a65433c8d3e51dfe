-- One schema and one role per subgraph. A subgraph's connections run as its role, so that reading or writing another
-- subgraph's tables fails in the database, not in a review.
CREATE SCHEMA IF NOT EXISTS platform;
CREATE TABLE platform.clock (
  id integer NOT NULL,
  offset_ms bigint NOT NULL,
  CONSTRAINT clock_pkey PRIMARY KEY (id)
);
CREATE TABLE platform.seed (
  name text NOT NULL,
  loaded_at timestamptz(3) NOT NULL,
  CONSTRAINT seed_pkey PRIMARY KEY (name)
);

DO $$
DECLARE
  domain text;
  role_name text;
BEGIN
  FOREACH domain IN ARRAY ARRAY['product', 'sales_attribute', 'orders', 'payment', 'settlement', 'support'] LOOP
    role_name := 'fairground_' || domain;
    -- Roles belong to the server, not to the database: another database may have made them already, or be doing so now.
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    END IF;
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', domain);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', domain, role_name);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', domain, role_name);
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I', domain, role_name);
    EXECUTE format('GRANT USAGE ON SCHEMA platform TO %I', role_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON platform.clock TO %I', role_name);
  END LOOP;
END $$;
