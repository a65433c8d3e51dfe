import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linkLibraries } from './libraries.ts'
import { endOrphan, manage, orphanOf } from './processes.ts'
import { startRedis } from './redis.ts'

const cache = resolve('node_modules/.cache/fairground')
let folder: string
const stops: (() => Promise<void>)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairground-embedded-'))
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A process that looks like a Redis by its command line. */
async function redisLike(cwd: string) {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)', 'redis-server'], { cwd })
  await once(child.stdout, 'data')
  const managed = manage(child, 'SIGTERM')
  stops.push(managed.stop)
  return { pid: child.pid!, ...managed }
}

it('takes an orphan for ours only by its command line and its folder', async () => {
  const { pid, ended } = await redisLike(folder)
  expect(orphanOf(pid, /redis/, folder)).toBe('ours')
  expect(orphanOf(pid, /postgres/, folder)).toBe('none')
  expect(orphanOf(pid, /redis/, tmpdir())).toBe('none')
  expect(await endOrphan(pid, 'SIGTERM')).toBe(true)
  expect(await ended).toBe('ended by SIGTERM')
  expect(orphanOf(pid, /redis/, folder)).toBe('none')
})

it('leaves a Redis of another folder alone, and ends the one that a killed run left in this', async () => {
  const data = join(folder, 'redis')
  mkdirSync(data)
  const other = await redisLike(tmpdir())
  writeFileSync(join(data, 'redis.pid'), String(other.pid))
  const first = await startRedis(folder, cache)
  stops.push(first.stop)
  expect(orphanOf(other.pid, /redis/, tmpdir())).toBe('ours')

  const pid = Number(readFileSync(join(data, 'redis.pid'), 'utf8'))
  const second = await startRedis(folder, cache)
  stops.push(second.stop)
  expect(await first.ended).toContain('ended')
  expect(orphanOf(pid, /redis/, data)).toBe('none')
})

it('links libraries once, and survives a broken list', () => {
  const lib = join(folder, 'linux-x64/native/lib')
  mkdirSync(lib, { recursive: true })
  writeFileSync(join(lib, 'libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(folder, 'linux-x64/native/pg-symlinks.json'), JSON.stringify(links))
  expect([linkLibraries(folder), linkLibraries(folder)]).toEqual([1, 0])
  expect(readFileSync(join(lib, 'libpq.so.5'), 'utf8')).toBe('library')
  writeFileSync(join(folder, 'linux-x64/native/pg-symlinks.json'), 'no list')
  expect(linkLibraries(folder)).toBe(0)
  expect(existsSync(join(lib, 'libpq.so.5'))).toBe(true)
})
