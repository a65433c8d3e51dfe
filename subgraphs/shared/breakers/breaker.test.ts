import { Registry } from 'prom-client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BreakerOpenError, Breakers } from '../breakers.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const down = () => Promise.reject(new Error('down'))
const up = () => Promise.resolve('up')

async function opened(options = {}) {
  const registry = new Registry()
  const breakers = new Breakers(registry)
  const breaker = breakers.get('shop', { failures: 3, openMs: 1000, ...options })
  for (let call = 0; call < 3; call += 1) await expect(breaker.run(down)).rejects.toThrow('down')
  const gauge = async () => (await registry.getSingleMetric('fairground_breaker_state')!.get()).values
  return { breakers, breaker, gauge }
}

it('opens on a dead dependency, tries one call after its time, and closes when that goes well', async () => {
  const { breaker, gauge } = await opened()
  expect(breaker.state).toBe('OPEN')
  const call = vi.fn(up)
  await expect(breaker.run(call)).rejects.toThrow(BreakerOpenError)
  expect(call).not.toHaveBeenCalled()
  expect(await gauge()).toMatchObject([{ labels: { name: 'shop', override: 'AUTO' }, value: 2 }])

  vi.setSystemTime(Date.now() + 1001)
  await expect(breaker.run(down)).rejects.toThrow('down')
  expect(breaker.state).toBe('OPEN')
  await expect(breaker.run(call)).rejects.toThrow(BreakerOpenError)

  vi.setSystemTime(Date.now() + 1001)
  const trial = Promise.withResolvers<string>()
  const first = breaker.run(() => trial.promise)
  expect(breaker.state).toBe('HALF_OPEN')
  // A second one waits for what comes of the first.
  const second = breaker.run(call)
  expect(call).not.toHaveBeenCalled()
  trial.resolve('up again')
  expect(await first).toBe('up again')
  expect(await second).toBe('up')
  expect(breaker.state).toBe('CLOSED')
  expect(await gauge()).toMatchObject([{ value: 0 }])
})

it('counts failures in a row only, and only those of which the dependency is the reason', async () => {
  const breaker = new Breakers(new Registry()).get('shop', {
    failures: 3,
    isFailure: error => (error as Error).message === 'down',
    isFailedAnswer: answer => answer === 'down',
  })
  const mine = () => Promise.reject(new Error('mine'))
  for (const call of [down, down, up, down, mine, mine, mine, mine, up])
    await breaker.run<unknown>(call).catch(() => {})
  expect(breaker.state).toBe('CLOSED')
  const answered = () => Promise.resolve('down')
  for (let n = 0; n < 3; n += 1) expect(await breaker.run(answered)).toBe('down')
  expect(breaker.state).toBe('OPEN')
})

it('does as operators say, and goes on by itself when they let go', async () => {
  const { breakers, breaker, gauge } = await opened()
  breakers.follow(() => 'CLOSED')
  expect(await breaker.run(up)).toBe('up')
  await expect(breaker.run(down)).rejects.toThrow('down')
  expect(await gauge()).toMatchObject([{ labels: { override: 'CLOSED' }, value: 0 }])
  breakers.follow(() => 'OPEN')
  await expect(breaker.run(up)).rejects.toThrow(BreakerOpenError)
  expect(breakers.get('another').state).toBe('OPEN')
  breakers.follow(() => 'AUTO')
  vi.setSystemTime(Date.now() + 1001)
  expect(await breaker.run(up)).toBe('up')
  expect(breaker.state).toBe('CLOSED')
})
