import { execFileSync } from 'node:child_process'
import pg from 'pg'

/**
 * What the server itself can do: pgbench's "simple update" (one row of many updated by its key, one inserted, in one
 * transaction), or its default, "TPC-B-like", which also updates a teller and a branch. Without pgbench on the PATH the
 * same statements are sent through node-postgres, which is slower.
 */
export interface Floor {
  name: string
  /** Transactions a second. */
  measure(seconds: number): Promise<number>
}

const SCALE = 10
const CLIENTS = 16

export type Script = 'simple-update' | 'tpcb-like'

export async function openFloor(databaseUrl: string, script: Script = 'simple-update'): Promise<Floor> {
  try {
    execFileSync('pgbench', ['-i', '-q', '-s', String(SCALE), databaseUrl], { stdio: 'ignore' })
  } catch {
    return withoutPgbench(databaseUrl, script)
  }
  const args = ['-b', script, '-n', '-M', 'prepared', '-c', String(CLIENTS)]
  return {
    name: `pgbench ${args.join(' ')}`,
    measure: async seconds => {
      const output = execFileSync('pgbench', [...args, '-T', String(seconds), databaseUrl], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const tps = /tps = ([\d.]+)/.exec(output)?.[1]
      if (!tps) throw new Error(`expected pgbench to say its tps, got ${output}`)
      return Number(tps)
    },
  }
}

const ACCOUNTS = 100_000 * SCALE

async function withoutPgbench(databaseUrl: string, script: Script): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS })
  await pool.query(`
    CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100);
    CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100);
    INSERT INTO pgbench_branches SELECT bid, 0, '' FROM generate_series(1, ${SCALE}) bid;
    INSERT INTO pgbench_tellers SELECT tid, (tid - 1) / 10 + 1, 0, '' FROM generate_series(1, ${10 * SCALE}) tid;
    CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84));
    CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    INSERT INTO pgbench_accounts SELECT aid, 1, 0, '' FROM generate_series(1, ${ACCOUNTS}) aid`)
  await pool.end()
  return {
    name: `the statements of pgbench -b ${script} through node-postgres, ${CLIENTS} connections`,
    measure: seconds => runScript(databaseUrl, script, seconds),
  }
}

const pick = (count: number) => 1 + Math.floor(Math.random() * count)

async function runScript(databaseUrl: string, script: Script, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS })
  const end = performance.now() + seconds * 1000
  let done = 0
  const client = async () => {
    const connection = await pool.connect()
    while (performance.now() < end) {
      const [aid, tid, bid] = [pick(ACCOUNTS), pick(10 * SCALE), pick(SCALE)]
      const delta = Math.floor(Math.random() * 10_000) - 5000
      await connection.query('BEGIN')
      await connection.query({
        name: 'update',
        text: 'UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2',
        values: [delta, aid],
      })
      await connection.query({
        name: 'select',
        text: 'SELECT abalance FROM pgbench_accounts WHERE aid = $1',
        values: [aid],
      })
      if (script === 'tpcb-like') {
        await connection.query({
          name: 'teller',
          text: 'UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2',
          values: [delta, tid],
        })
        await connection.query({
          name: 'branch',
          text: 'UPDATE pgbench_branches SET bbalance = bbalance + $1 WHERE bid = $2',
          values: [delta, bid],
        })
      }
      await connection.query({
        name: 'insert',
        text: 'INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)',
        values: [tid, bid, aid, delta],
      })
      await connection.query('COMMIT')
      done += 1
    }
    connection.release()
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await pool.end()
  return done / seconds
}
