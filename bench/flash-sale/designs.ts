/**
 * Ways to keep the units of one hot SKU, without all that stands around them: tables of their own, one statement for a
 * batch of orders of one unit each. Each holds as many of the orders as it finds units for, and logs what it moved.
 */
export interface Design {
  name: string
  /** Fills the tables with so many units. */
  fill(units: number): string
  /** $1: the orders as JSON. Answers the lines that were held. */
  hold: string
}

export const SCHEMA = `
  CREATE TABLE reservation (order_line_id text PRIMARY KEY, order_id text NOT NULL, status text NOT NULL, expires_at timestamptz NOT NULL);
  CREATE INDEX ON reservation (order_id);
  CREATE INDEX ON reservation (status, expires_at);
  CREATE TABLE movement (id bigserial PRIMARY KEY, place bigint NOT NULL, order_line_id text NOT NULL, reserved_delta int NOT NULL, at timestamptz NOT NULL);
  CREATE TABLE bucket (id bigserial PRIMARY KEY, on_hand int NOT NULL, reserved int NOT NULL DEFAULT 0, CHECK (reserved BETWEEN 0 AND on_hand))
    WITH (fillfactor = 50);
  CREATE TABLE part (order_line_id text PRIMARY KEY REFERENCES reservation, bucket_id bigint NOT NULL);
  CREATE TABLE unit (id bigserial PRIMARY KEY, order_line_id text) WITH (fillfactor = 70);
  CREATE INDEX unit_free ON unit (id) WHERE order_line_id IS NULL`

export const EMPTY = 'TRUNCATE reservation, movement, bucket, part, unit RESTART IDENTITY'

const GIVEN = `
  given AS (
    SELECT x.line, row_number() OVER (ORDER BY x.line) AS number FROM jsonb_to_recordset($1::jsonb) AS x(line text))`

/** `place` has a row per unit: its number, and where it lies. */
const held = (place: string) => `
  held AS (
    INSERT INTO reservation SELECT line, line, 'RESERVED', now() + interval '15 min' FROM given
    WHERE number <= (SELECT count(*) FROM ${place}) ON CONFLICT DO NOTHING RETURNING order_line_id),
  given_place AS MATERIALIZED (
    SELECT g.line, p.id FROM held h JOIN given g ON g.line = h.order_line_id JOIN ${place} p ON p.number = g.number),
  logged AS (INSERT INTO movement (place, order_line_id, reserved_delta, at) SELECT id, line, 1, now() FROM given_place)`

const ofCounters = (choice: string) => `
  WITH ${GIVEN},
  taken AS MATERIALIZED (SELECT id, on_hand - reserved AS free FROM bucket WHERE on_hand > reserved ${choice}),
  place AS (
    SELECT id, row_number() OVER () AS number FROM taken, generate_series(1, least(free, (SELECT count(*) FROM given)))),
  ${held('place')},
  noted AS (INSERT INTO part SELECT line, id FROM given_place),
  counted AS (
    UPDATE bucket b SET reserved = b.reserved + d.units
    FROM (SELECT id, count(*)::int AS units FROM given_place GROUP BY 1) d WHERE b.id = d.id)
  SELECT order_line_id AS line FROM held`

const ofUnits = (start: string) => `
  WITH ${GIVEN},
  taken AS MATERIALIZED (
    SELECT id FROM unit WHERE order_line_id IS NULL AND id >= ${start} ORDER BY id LIMIT (SELECT count(*) FROM given)
    FOR UPDATE SKIP LOCKED),
  place AS (SELECT id, row_number() OVER () AS number FROM taken),
  ${held('place')},
  marked AS (UPDATE unit u SET order_line_id = g.line FROM given_place g WHERE u.id = g.id)
  SELECT order_line_id AS line FROM held`

const counters = (count: number) => (units: number) =>
  `INSERT INTO bucket (on_hand) SELECT ${Math.floor(units / count)} FROM generate_series(1, ${count})`
const rows = (units: number) => `INSERT INTO unit (order_line_id) SELECT NULL FROM generate_series(1, ${units})`

export const DESIGNS: Design[] = [
  { name: 'one counter', fill: counters(1), hold: ofCounters('FOR UPDATE') },
  { name: 'a row per unit, the first free', fill: rows, hold: ofUnits('0') },
  {
    name: 'a row per unit, from anywhere',
    fill: rows,
    // The end is left alone: from there few units would be found.
    hold: ofUnits('(SELECT (0.8 * random() * max(id))::bigint FROM unit)'),
  },
  {
    name: '16 counters, any that is free',
    fill: counters(16),
    hold: ofCounters('ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED'),
  },
]
