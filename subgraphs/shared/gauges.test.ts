import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { type Reading, readGauge } from './gauges.ts'

const text = async (registry: Registry) =>
  (await registry.metrics()).split('\n').filter(line => line && !line.startsWith('#'))
const gauge = (read: () => Promise<Reading>) => ({ name: 'waiting', help: 'What waits', labels: ['of'], read })

it('joins what its parts read, asks them no more often than needed, and leaves out what cannot be read', async () => {
  const registry = new Registry()
  let asked = 0
  readGauge(
    registry,
    gauge(async () => {
      asked += 1
      return [[{ of: 'orders' }, 3]]
    }),
  )
  readGauge(
    registry,
    gauge(async () => [[{ of: 'payments' }, 1]]),
  )
  expect(await text(registry)).toEqual(['waiting{of="orders"} 3', 'waiting{of="payments"} 1'])
  await text(registry)
  expect(asked).toBe(1)

  const other = new Registry()
  readGauge(
    other,
    gauge(() => Promise.reject(new Error('the database is down'))),
  )
  readGauge(
    other,
    gauge(async () => [[{ of: 'orders' }, 2]]),
  )
  expect(await text(other)).toEqual(['waiting{of="orders"} 2'])
})

it('does not wait for a reading that does not come', async () => {
  const registry = new Registry()
  readGauge(
    registry,
    gauge(() => new Promise(() => {})),
  )
  expect(await text(registry)).toEqual([])
})
