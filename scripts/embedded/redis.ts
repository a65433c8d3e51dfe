import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Redis } from 'ioredis'
import { childEnvironment } from './env.ts'
import { freePort } from './ports.ts'
import { DAMAGED, endOrphan, type Managed, manage, orphanOf } from './processes.ts'

export interface RunningRedis extends Managed {
  url: string
}

interface Binary {
  path: string
  env?: Record<string, string>
}

/** Debian's packages of the server and of the libraries that a bare system lacks. */
const PACKAGES = [
  'redis-server',
  'redis-tools',
  'libjemalloc2',
  'liblzf1',
  'libatomic1',
  'libssl3',
  'libsystemd0',
  'libcap2',
  'libgcrypt20',
  'liblzma5',
  'libzstd1',
  'liblz4-1',
  'libgpg-error0',
]

/**
 * Starts a real Redis on a free loopback port with its data in `folder`. The server is the one on PATH
 * (redis-server or valkey-server), else Debian's package unpacked into `cache`, which needs no root.
 */
export async function startRedis(folder: string, cache: string, flags: readonly string[] = []): Promise<RunningRedis> {
  const binary = findRedis(cache)
  const data = join(folder, 'redis')
  mkdirSync(data, { recursive: true })
  await stopOrphanRedis(folder)
  const port = await freePort()
  const child = spawn(
    binary.path,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      data,
      '--pidfile',
      join(data, 'redis.pid'),
      '--daemonize',
      'no',
      '--save',
      '',
      ...flags,
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: childEnvironment(binary.env) },
  )
  const managed = manage(child, 'SIGTERM')
  const url = `redis://127.0.0.1:${port}`
  try {
    await untilReady(child, url, data)
  } catch (error) {
    await managed.stop()
    throw error
  }
  return { url, ...managed }
}

async function untilReady(child: ChildProcess, url: string, data: string): Promise<void> {
  let output = ''
  child.stdout?.on('data', chunk => (output = (output + chunk).slice(-2000)))
  child.stderr?.on('data', chunk => (output = (output + chunk).slice(-2000)))
  const exited = new Promise<never>((_resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`Redis ended with ${code} in ${data}: ${output.trim()}\n${DAMAGED}`)))
  })
  exited.catch(() => {})
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => {})
  try {
    await Promise.race([client.ping(), exited])
  } finally {
    client.disconnect()
  }
}

function findRedis(cache: string): Binary {
  for (const name of ['redis-server', 'valkey-server']) {
    try {
      return { path: execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() }
    } catch {
      // Not on PATH: the next one.
    }
  }
  return unpacked(cache) ?? download(cache)
}

function unpacked(cache: string): Binary | null {
  const root = join(cache, 'redis')
  const path = ['usr/bin/redis-server', 'usr/bin/redis-check-rdb'].map(file => join(root, file)).find(existsSync)
  if (!path?.endsWith('redis-server')) return null
  const libraries = ['usr/lib', 'lib'].flatMap(folder => {
    const base = join(root, folder)
    return existsSync(base) ? [base, ...readdirSync(base).map(name => join(base, name))] : []
  })
  return { path, env: { LD_LIBRARY_PATH: libraries.join(':') } }
}

/** Fetches Debian's packages without root, with apt state of our own so that missing lists do not matter. */
function download(cache: string): Binary {
  const work = join(cache, 'redis-packages')
  const root = join(cache, 'redis')
  try {
    for (const folder of [join(work, 'lists/partial'), join(work, 'cache/archives/partial'), root])
      mkdirSync(folder, { recursive: true })
    const options = [
      '-o',
      `Dir::State::lists=${join(work, 'lists')}`,
      '-o',
      `Dir::Cache=${join(work, 'cache')}`,
      '-o',
      'APT::Sandbox::User=',
    ]
    const run = (command: string, args: string[]) =>
      execFileSync(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] })
    run('apt-get', [...options, '-qq', 'update'])
    for (const name of PACKAGES) {
      try {
        run('apt-get', [...options, '-qq', 'download', name])
      } catch (error) {
        // A library may have another name in another release; the server itself must be there.
        if (name === 'redis-server') throw error
      }
    }
    for (const file of readdirSync(work).filter(name => name.endsWith('.deb')))
      run('dpkg', ['-x', join(work, file), root])
  } catch (error) {
    throw missing(error)
  }
  const binary = unpacked(cache)
  if (!binary) throw missing(new Error(`no redis-server in ${dirname(root)}`))
  return binary
}

function missing(cause: unknown): Error {
  const command = process.platform === 'darwin' ? 'brew install redis' : 'sudo apt-get install redis-server'
  return new Error(`No Redis found. Install one (${command}), or set REDIS_URL to a running one.`, { cause })
}

/** A Redis that an earlier, killed run left behind would write to the same files. */
export async function stopOrphanRedis(folder: string): Promise<void> {
  const data = join(folder, 'redis')
  const file = join(data, 'redis.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  if (orphanOf(pid, /redis|valkey/, data) !== 'ours') return
  if (!(await endOrphan(pid, 'SIGTERM')))
    throw new Error(`a Redis (process ${pid}) still runs in ${data}; stop it first`)
}
