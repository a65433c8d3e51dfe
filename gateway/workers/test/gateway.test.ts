import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { type Launched, launch } from './launch.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'main.ts')
const home = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
let world: TestWorld
let gateway: Launched | undefined

beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(async () => {
  gateway?.child.kill('SIGTERM')
  await gateway?.ended
  await world.close()
  rmSync(home, { recursive: true })
})

const start = (more: NodeJS.ProcessEnv) => {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const servers = { DATABASE_URL: world.databaseUrl, REDIS_URL: inject('redisUrl') }
  const env = { PATH, NODE_COMPILE_CACHE, PORT: '0', FAIRGROUND_HOME: home, ...servers }
  return launch(MAIN, [], { ...env, ...more })
}

it('runs the whole graph in two workers', { timeout: 60_000 }, async () => {
  gateway = start({ WORKERS: '2' })
  const url = String((await gateway.until('gateway listening')).url)
  const asked = Array.from({ length: 4 }, async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query: '{ order(id: "ord_unknown") { id } }' }),
    })
    return response.json()
  })
  expect(new Set((await Promise.all(asked)).map(answer => JSON.stringify(answer))).size).toBe(1)
  expect((await fetch(new URL('/readyz', url))).status).toBe(200)
  const metrics = await (await fetch(new URL('/metrics', url))).text()
  expect(metrics).toMatch(/^fairground_gateway_workers 2$/m)
  const counts = [...metrics.matchAll(/^fairground_gateway_request_seconds_count\{.*\} (\d+)$/gm)]
  expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(4)
  gateway.child.kill('SIGTERM')
  expect(await gateway.ended).toEqual({ code: 0, errors: '' })
})

it('says what is wrong with WORKERS', async () => {
  const { code, errors } = await start({ WORKERS: 'many' }).ended
  expect(code).toBe(1)
  expect(errors).toContain('WORKERS: expected auto, which is one for each core, or a number from 1 to 256')
})
