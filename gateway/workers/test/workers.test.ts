import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ask, askContinuously, type Launched, launch } from './launch.ts'

const FIXTURE = join(import.meta.dirname, 'fixture.ts')
let folder: string
const launched: Launched[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairground-workers-'))
})
afterEach(async () => {
  for (const { child, ended } of launched.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true })
})

function fixture(count: number, hangMs = ''): Launched {
  const primary = launch(FIXTURE, [String(count), folder, hangMs])
  launched.push(primary)
  return primary
}

async function listening(primary: Launched): Promise<string> {
  const { url } = await primary.until('gateway listening')
  return (url as string).replace('/graphql', '')
}

/** The processes that answer, in turn. */
async function pidsOf(url: string, requests = 8): Promise<number[]> {
  const pids = new Set<number>()
  for (let asked = 0; asked < requests; asked += 1) pids.add(JSON.parse(await ask(url)).pid)
  return [...pids].sort()
}

const metric = (text: string, name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
/** How many requests all processes have been given. */
const requestsOf = async (url: string) => metric(await ask(`${url}/metrics`), 'requests_total')

it('answers from several processes on one port, each with its flag, and sums their metrics', async () => {
  const url = await listening(fixture(3))
  expect(await pidsOf(url, 12)).toHaveLength(3)
  expect(JSON.parse(await ask(url)).flags).toContain('--max-semi-space-size=32')
  for (let worker = 0; worker < 3; worker += 1) {
    const text = await ask(`${url}/metrics`)
    expect(metric(text, 'requests_total')).toBe(13)
    expect(metric(text, 'fairground_gateway_workers')).toBe(3)
  }
})

it('goes on when one is killed, replaces it, and keeps what it counted', async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  await primary.until('worker ready')
  await primary.until('worker ready')
  const [killed, living] = await pidsOf(url)
  expect(await requestsOf(url)).toBe(8)
  process.kill(killed!, 'SIGKILL')
  expect(await primary.until('a worker ended; another one takes its place')).toMatchObject({ pid: killed })
  expect(await pidsOf(url)).toContain(living)
  const { pid: successor } = await primary.until('worker ready')
  expect(await pidsOf(url)).toEqual([living, successor].sort())
  const text = await ask(`${url}/metrics`)
  expect(metric(text, 'requests_total')).toBe(24)
  expect(metric(text, 'fairground_gateway_worker_ends_total{asked="false"}')).toBe(1)
})

it('tells the metrics of the others while one hangs, which is then replaced', async () => {
  // Long enough that it still hangs when the metrics have been gathered, which gives a worker a second.
  const primary = fixture(2, '5000')
  const url = await listening(primary)
  const pids = await pidsOf(url)
  expect(await requestsOf(url)).toBe(8)
  const hanging = ask(`${url}/hang`).catch(() => 'lost')
  // Some of them may be given to it before it hangs, and are lost with it; one that is given to it later goes to another.
  const asked = Array.from({ length: 12 }, () => ask(url).catch(() => 'lost'))
  const living = JSON.parse(await Promise.race(asked)).pid
  expect(metric(await ask(`${url}/metrics`), 'fairground_gateway_workers')).toBe(2)
  const { pid } = await primary.until('a worker hangs and is killed')
  expect([living, pid].sort()).toEqual(pids)
  expect(await hanging).toBe('lost')
  // None waits for ever.
  await Promise.all(asked)
})

it('restarts one at a time without losing a request', { timeout: 60_000 }, async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  const before = await pidsOf(url)
  const held = ask(`${url}/held`)
  await expect.poll(() => requestsOf(url)).toBe(9)
  const clients = askContinuously(url)
  primary.child.kill('SIGHUP')
  await primary.until('all workers were restarted')
  const { answers, failures } = await clients.stop()
  expect(failures).toEqual([])
  expect(answers).toBeGreaterThan(50)
  expect(before).toContain(JSON.parse(await held).pid)
  const after = await pidsOf(url)
  expect(after).toHaveLength(2)
  expect(after.filter(pid => before.includes(pid))).toEqual([])
  // Eight before, the one that was held, eight after.
  expect(await requestsOf(url)).toBe(answers + 17)
})

it('keeps the old workers when a new one cannot answer', async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  const before = await pidsOf(url)
  for (const file of ['down', 'broken']) {
    writeFileSync(join(folder, file), '')
    primary.child.kill('SIGHUP')
    const said = 'the restart was given up: the new worker cannot answer; the old ones go on'
    expect((await primary.until(said)).trouble).toMatch(/friend: does not answer|code 1 before it was ready/)
  }
  await expect.poll(() => pidsOf(url)).toEqual(before)
})

/** Has the workers take a supergraph; answers why they do not. */
async function hand(primary: Launched, supergraph: string, outcome: 'taken' | 'refused'): Promise<unknown> {
  writeFileSync(join(folder, 'supergraph'), supergraph)
  primary.child.kill('SIGUSR2')
  return (await primary.until(outcome)).reason
}

/** What each of two workers serves. */
async function served(url: string): Promise<string[]> {
  const byPid: Record<number, string> = {}
  while (Object.keys(byPid).length < 2) {
    const { pid, supergraph } = JSON.parse(await ask(url))
    byPid[pid] = supergraph
  }
  return Object.values(byPid)
}

it('hands another supergraph to all workers, or to none', { timeout: 60_000 }, async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  for (const _ of '12') await primary.until('worker ready')
  expect(await served(url)).toEqual(['first', 'first'])
  await hand(primary, 'second', 'taken')
  expect(await served(url)).toEqual(['second', 'second'])
  expect(await hand(primary, 'none', 'refused')).toBe('none at all')
  expect(await served(url)).toEqual(['second', 'second'])
  expect(await hand(primary, 'fatal', 'refused')).toBe('the worker ended with code 3')
  await primary.until('worker ready')
  expect(await served(url)).toEqual(['second', 'second'])
  // One that does not take what another one took is replaced, and its successor starts with it.
  await hand(primary, 'once', 'taken')
  const { reason } = await primary.until('a worker does not take what the others serve, and is ended')
  expect(reason).toContain('EEXIST')
  await primary.until('worker ready')
  expect(await served(url)).toEqual(['once', 'once'])
})

it('finishes running requests when it is stopped', async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  const running = Promise.all(Array.from({ length: 4 }, () => ask(`${url}/held`)))
  await expect.poll(() => requestsOf(url)).toBe(4)
  primary.child.kill('SIGTERM')
  expect(await running).toHaveLength(4)
  expect(await primary.ended).toEqual({ code: 0, errors: '' })
})

it('says once why a worker does not start, and fails', async () => {
  writeFileSync(join(folder, 'broken'), '')
  const { code, errors } = await fixture(3).ended
  expect(code).toBe(1)
  expect(errors).toMatch(
    /^The gateway did not start: broken as asked\nThe gateway did not start: worker \d+ ended with code 1 before it was ready\n$/,
  )
})

it('fails when no worker can be kept running', async () => {
  const primary = fixture(2)
  const url = await listening(primary)
  writeFileSync(join(folder, 'broken'), '')
  for (const pid of await pidsOf(url)) process.kill(pid, 'SIGKILL')
  const { code, errors } = await primary.ended
  expect(code).toBe(1)
  expect(errors).toMatch(
    /The gateway ends: no worker runs, and \d+ failed in a row, the last like this: worker \d+ ended/,
  )
})
