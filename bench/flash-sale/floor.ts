import { execFileSync } from 'node:child_process'
import pg from 'pg'

/**
 * What the server itself can do: `pgbench -N`, its "simple update" (one row of many updated by its key, one inserted, in
 * one transaction). Without pgbench on the PATH the same statements are sent through node-postgres, which is slower.
 */
export interface Floor {
  name: string
  /** Transactions a second. */
  measure(seconds: number): Promise<number>
}

const SCALE = 10
const CLIENTS = 16

export async function openFloor(databaseUrl: string): Promise<Floor> {
  try {
    execFileSync('pgbench', ['-i', '-q', '-s', String(SCALE), databaseUrl], { stdio: 'ignore' })
  } catch {
    return withoutPgbench(databaseUrl)
  }
  const args = ['-N', '-n', '-M', 'prepared', '-c', String(CLIENTS)]
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

async function withoutPgbench(databaseUrl: string): Promise<Floor> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS })
  await pool.query(`
    CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84));
    CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    INSERT INTO pgbench_accounts SELECT aid, 1, 0, '' FROM generate_series(1, ${ACCOUNTS}) aid`)
  await pool.end()
  return {
    name: `the statements of pgbench -N through node-postgres, ${CLIENTS} connections`,
    measure: seconds => simpleUpdates(databaseUrl, seconds),
  }
}

async function simpleUpdates(databaseUrl: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS })
  const end = performance.now() + seconds * 1000
  let done = 0
  const client = async () => {
    const connection = await pool.connect()
    while (performance.now() < end) {
      const aid = 1 + Math.floor(Math.random() * ACCOUNTS)
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
      await connection.query({
        name: 'insert',
        text: 'INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (1, 1, $1, $2, CURRENT_TIMESTAMP)',
        values: [aid, delta],
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
