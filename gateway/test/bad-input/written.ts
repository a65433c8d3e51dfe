import type { TestWorld } from '#shared/testing.ts'

/**
 * Notes every row that is committed in the tables of all subgraphs, and every event that is enqueued, so that one small
 * query tells what a call has written. The note is written by the same transaction: what is rolled back leaves none.
 * Left out: `idempotency_key`. A refused command leaves its key there, marked REFUSED, which says that it did nothing;
 * a key that stays RUNNING would be half-written and is answered too. So is `payment.refusal`, where refusals are kept.
 */
export async function watchWrites({ sql }: TestWorld): Promise<() => Promise<string[]>> {
  await sql(`CREATE UNLOGGED TABLE public.written (what TEXT NOT NULL)`)
  await sql(`CREATE FUNCTION public.note_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO public.written VALUES (TG_OP || ' ' || TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
      RETURN NULL;
    END $$`)
  const tables = await sql<{ name: string; keys: boolean }>(
    `SELECT c.oid::regclass::text AS name, c.relname = 'idempotency_key' AS keys
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.oid <> 'payment.refusal'::regclass AND n.nspname IN ('product', 'sales_attribute', 'orders', 'payment', 'settlement', 'support')`,
  )
  for (const { name } of tables.filter(({ keys }) => !keys)) {
    await sql(
      `CREATE TRIGGER note_write AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION public.note_write()`,
    )
  }
  // The queue's own housekeeping is not an event.
  await sql(`CREATE TRIGGER note_write AFTER INSERT ON pgboss.job FOR EACH ROW
    WHEN (NEW.name NOT LIKE '\\_\\_%') EXECUTE FUNCTION public.note_write()`)
  const running = tables
    .filter(({ keys }) => keys)
    .map(({ name }) => `SELECT 'RUNNING ' || key || ' in ${name}' AS what FROM ${name} WHERE state = 'RUNNING'`)
  const query = ['SELECT what FROM public.written', ...running].join(' UNION ')
  const seen = new Set<string>()
  return async () => {
    const rows = await sql<{ what: string }>(query)
    if (rows.length > 0) await sql('TRUNCATE public.written')
    const fresh = rows.map(({ what }) => what).filter(what => !seen.has(what))
    for (const what of fresh) if (what.startsWith('RUNNING')) seen.add(what)
    return fresh
  }
}
