import pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Which subgraph consumes which events. */
export type Topology = { subgraph: string; events: readonly string[] }[]

export const queueOf = (subgraph: string, event: string, name = 'main') => `${subgraph}/${event}/${name}`
export const deadLetterOf = (subgraph: string) => `${subgraph}/dead`

/** Retries after about 1, 2, 4 … seconds, at most a minute apart; what still fails is kept in the dead-letter queue. */
const QUEUE = {
  retryLimit: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  // Longer than all events of a batch may take.
  expireInSeconds: 180,
  // The shortest there is. An event whose worker was killed is free again after this, not after the minutes above.
  heartbeatSeconds: 10,
  notify: true,
  // What was handled is of no more use, and pg-boss looks at every row that there is every few seconds.
  deleteAfterSeconds: 300,
} as const

/**
 * Creates pg-boss's schema, every queue and every subscription, and lets the subgraphs' roles enqueue. Done with the
 * migrations, before any process starts: an event published before its consumer's first start waits for it.
 */
export async function provisionJobs(databaseUrl: string, topology: Topology): Promise<void> {
  const boss = new PgBoss({ connectionString: databaseUrl, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const { subgraph, events } of topology) {
      await boss.createQueue(deadLetterOf(subgraph), { retentionSeconds: 30 * 86_400 })
      for (const event of events) {
        const queue = queueOf(subgraph, event)
        await boss.createQueue(queue, { ...QUEUE, deadLetter: deadLetterOf(subgraph) })
        // One that was there keeps its settings.
        await boss.updateQueue(queue, QUEUE)
        await boss.subscribe(event, queue)
      }
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  await grantEnqueue(databaseUrl)
}

/**
 * Enqueueing reads the queue's settings, inserts, and returns the new job's id and start. Nothing else is granted, so no
 * subgraph reads another's events; workers and the list of subscribers use the owner's connection.
 */
async function grantEnqueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    // A queue's jobs may be in a partition of their own, which is then written to by its name.
    const { rows } = await client.query<{ tables: string }>(
      `SELECT string_agg(format('pgboss.%I', relname), ', ') AS tables FROM pg_class
       WHERE oid = 'pgboss.job'::regclass
          OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = 'pgboss.job'::regclass)`,
    )
    const tables = rows[0]!.tables
    const roles = ['product', 'sales_attribute', 'orders', 'payment', 'settlement', 'support']
      .map(name => `fairground_${name}`)
      .join(', ')
    await client.query(`
      BEGIN;
      REVOKE ALL ON ALL TABLES IN SCHEMA pgboss FROM ${roles};
      GRANT USAGE ON SCHEMA pgboss TO ${roles};
      GRANT SELECT ON pgboss.queue TO ${roles};
      GRANT INSERT, SELECT (id, start_after) ON ${tables} TO ${roles};
      COMMIT`)
  } finally {
    await client.end()
  }
}
