import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stopOrphanPostgres } from '../embedded/postgres.ts'
import { stopOrphanRedis } from '../embedded/redis.ts'

export interface Secrets {
  subgraph: string
  attribution: string
  webhook: string
}

/** The data folder is in use, or is not one of ours. The message says what to do. */
export class HomeError extends Error {
  override name = 'HomeError'
}

const MARK = 'fairground.json'
const LOCK = 'fairground.pid'
/** Where feeds that are given by path lie, unless IMPORT_ROOT says otherwise. */
export const FEEDS = 'feeds'

/** Opens (or with `reset` recreates) the data folder and takes its lock; two copies need two folders. */
export async function openHome(home: string, reset: boolean): Promise<{ secrets: Secrets; unlock(): void }> {
  assertFree(home)
  if (reset && existsSync(home)) {
    // Only a folder that we made is deleted: FAIRGROUND_HOME may be mistyped.
    if (!existsSync(join(home, MARK)))
      throw new HomeError(`${home} has no ${MARK}: it is not a data folder of Fairground, so --reset leaves it alone`)
    // Without their pid files, servers that a killed run left behind could not be found any more.
    await stopOrphanPostgres(home)
    await stopOrphanRedis(home)
    rmSync(home, { recursive: true, force: true })
  }
  if (existsSync(home) && !statSync(home).isDirectory())
    throw new HomeError(`${home} is a file; FAIRGROUND_HOME must be a folder`)
  mkdirSync(join(home, FEEDS), { recursive: true, mode: 0o755 })
  const secrets = readSecrets(join(home, MARK))
  writeFileSync(join(home, LOCK), String(process.pid))
  return { secrets, unlock: () => rmSync(join(home, LOCK), { force: true }) }
}

function assertFree(home: string): void {
  const file = join(home, LOCK)
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  if (pid !== process.pid && isOurs(pid)) {
    throw new HomeError(
      `${home} is in use by process ${pid}; stop it, or set FAIRGROUND_HOME and PORT for a second copy`,
    )
  }
}

/** A lock outlives a killed process; then its number may belong to any other. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync('/proc') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts')
  } catch {
    return false
  }
}

function readSecrets(file: string): Secrets {
  if (existsSync(file)) {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { secrets: Secrets }).secrets
    } catch (error) {
      throw new HomeError(`${file} cannot be read; start over with \`npm start -- --reset\``, {
        cause: error,
      })
    }
  }
  const secret = () => randomBytes(32).toString('hex')
  const secrets = { subgraph: secret(), attribution: secret(), webhook: secret() }
  writeFileSync(file, `${JSON.stringify({ secrets }, null, 2)}\n`, { mode: 0o600 })
  return secrets
}
