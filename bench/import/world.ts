import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Closers, openServices } from '../services.ts'
import { CONFIG } from './feed.ts'

/** What one run of an import took. */
export interface Ran {
  seconds: number
  cpuMs: number
  peakMb: number
}

/** Left to itself V8 lets garbage take gigabytes before it collects, and peak memory would tell of V8 and not of imports. */
const HEAP = ['--max-semi-space-size=4', '--max-old-space-size=144']

/** Servers, a migrated database and processes that import. */
export class World {
  folder = ''
  #closers = new Closers()
  #children = new Set<ChildProcess>()
  #env: Record<string, string> = {}
  #pool!: pg.Pool

  async open(): Promise<void> {
    const { folder, redis, databaseUrl } = await openServices(this.#closers)
    this.folder = folder
    this.#env = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url }
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    this.#closers.add(() => this.#pool.end())
    this.#closers.add(() => {
      for (const child of this.#children) child.kill('SIGKILL')
    })
  }

  async sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.#pool.query(text, values)).rows as T[]
  }

  async channel(id: string): Promise<void> {
    await this.sql(
      `INSERT INTO product.channel (id, business_id, code, name, created_at) VALUES ($1, 'biz_bench', replace($1, '_', '-'), $1, now())`,
      [id],
    )
    await this.sql(`INSERT INTO product.channel_config VALUES ($1, 1, $2, now())`, [id, JSON.stringify(CONFIG)])
  }

  async queue(id: string, channelId: string, path: string): Promise<void> {
    const { size, mtimeMs } = statSync(path)
    await this.sql(
      `INSERT INTO product.channel_import (id, channel_id, business_id, config_version, status, error_policy, source, path,
                                           feed_hash, report_key, started_at)
       VALUES ($1, $2, 'biz_bench', 1, 'QUEUED', 'REJECT_FAILED_ROWS', 'PATH', $3, $4, 'bench', now())`,
      [id, channelId, path, `${size}-${mtimeMs}`],
    )
  }

  /** Runs what is queued in a process of its own. With `killAt` it is killed (SIGKILL) once so many rows are stored. */
  async run(onRows: (rows: number) => void = () => {}, killAt = Number.POSITIVE_INFINITY): Promise<Ran | null> {
    const started = performance.now()
    const env = { ...process.env, ...this.#env }
    const child = fork(join(import.meta.dirname, 'importer.ts'), [], { env, execArgv: HEAP })
    this.#children.add(child)
    let result: Ran | null = null
    child.on('message', (message: { rows: number } | Omit<Ran, 'seconds'>) => {
      if (!('rows' in message)) result = { ...message, seconds: (performance.now() - started) / 1000 }
      else if (message.rows >= killAt) child.kill('SIGKILL')
      else onRows(message.rows)
    })
    const [code, signal] = await once(child, 'exit')
    this.#children.delete(child)
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the importing process ended with ${code ?? signal}`)
    return result
  }

  close(): Promise<void> {
    return this.#closers.close()
  }
}
