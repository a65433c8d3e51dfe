import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Launched, launch } from '../../workers/test/launch.ts'
import { namedPeople, type Subgraphs, startSubgraphs, supergraph } from './subgraphs.ts'

const MAIN = join(import.meta.dirname, '..', '..', 'standalone.ts')
const folder = mkdtempSync(join(tmpdir(), 'fairground-standalone-workers-'))
const file = join(folder, 'supergraph.graphql')
let subgraphs: Subgraphs
let gateway: Launched | undefined
let url: string

beforeAll(async () => {
  subgraphs = await startSubgraphs(join(folder, 'mail.sock'))
})
afterAll(async () => {
  gateway?.child.kill('SIGTERM')
  await gateway?.ended
  subgraphs.close()
  rmSync(folder, { recursive: true })
})

function start(env: Record<string, string>): Launched {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  return launch(MAIN, ['--supergraph', file, '--poll', '0', '--port', '0', ...subgraphs.args], {
    PATH,
    NODE_COMPILE_CACHE,
    ...env,
  })
}

/** What each of several connections gets; connections go to the workers in turn. */
async function askAll(query: string): Promise<unknown[]> {
  const asked = Array.from({ length: 4 }, async () => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query }),
    })
    const { data } = (await response.json()) as { data?: { me: unknown } }
    return data?.me ?? null
  })
  return Promise.all(asked)
}

const times = (answer: unknown) => Array.from({ length: 4 }, () => answer)

it('serves one supergraph from all workers, also from new ones, whatever comes', { timeout: 120_000 }, async () => {
  writeFileSync(file, supergraph())
  gateway = start({ WORKERS: '2' })
  url = String((await gateway.until('gateway listening')).url)
  expect(await askAll('{ me { address } }')).toEqual(times({ address: '1@example.org' }))
  expect(await askAll('{ me { name } }')).toEqual(times(null))

  writeFileSync(file, supergraph(namedPeople))
  gateway.child.kill('SIGHUP')
  await gateway.until('a new supergraph is served')
  expect(await askAll('{ me { name address } }')).toEqual(times({ name: 'Ada', address: '1@example.org' }))

  writeFileSync(file, 'type Query { broken: Int }')
  gateway.child.kill('SIGHUP')
  expect(await gateway.until('the new supergraph is refused; the old one stays')).toHaveProperty('err.message')
  expect(await askAll('{ me { name } }')).toEqual(times({ name: 'Ada' }))

  // New ones get what the others served, not what is in the file now.
  gateway.child.kill('SIGUSR2')
  await gateway.until('all workers were restarted')
  expect(await askAll('{ me { name } }')).toEqual(times({ name: 'Ada' }))
  expect(await (await fetch(new URL('/metrics', url))).text()).toMatch(/^fairground_gateway_workers 2$/m)

  gateway.child.kill('SIGTERM')
  expect(await gateway.ended).toEqual({ code: 0, errors: '' })
})

it('splices also where code must not be generated', { timeout: 60_000 }, async () => {
  writeFileSync(file, supergraph())
  gateway = start({ NODE_OPTIONS: '--disallow-code-generation-from-strings' })
  url = String((await gateway.until('gateway listening')).url)
  expect(await askAll('{ me { address } }')).toEqual(times({ address: '1@example.org' }))
  expect(await (await fetch(new URL('/metrics', url))).text()).toMatch(/answers_total\{path="splice",handover=""\} 4$/m)
  gateway.child.kill('SIGTERM')
  expect(await gateway.ended).toEqual({ code: 0, errors: '' })
})

it('does not start with a supergraph that is none', { timeout: 60_000 }, async () => {
  writeFileSync(file, 'type Query { broken: Int }')
  const { code, errors } = await start({ WORKERS: '2' }).ended
  expect(code).toBe(1)
  expect(errors).toMatch(/The gateway did not start: worker \d+ ended with code 1 before it was ready/)
})

it('says what is wrong with WORKERS', async () => {
  const { code, errors } = await start({ WORKERS: 'many' }).ended
  expect(code).toBe(1)
  expect(errors).toContain('WORKERS: expected auto, which is one for each core')
})
