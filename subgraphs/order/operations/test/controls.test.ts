import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openShared, type Shared } from '#shared/platform.ts'
import type { Subgraph } from '#shared/serve.ts'
import { claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { readEnv } from '../../env.ts'
import { createOrderSubgraph } from '../../server.ts'

let world: TestWorld
let subgraph: Subgraph
/** Another process, as far as controls are concerned. */
let other: Shared

beforeAll(async () => {
  world = await createTestWorld()
  subgraph = createOrderSubgraph({ platform: world.platform('order'), ...readEnv({}) })
  other = await openShared({
    databaseUrl: world.databaseUrl,
    redisUrl: inject('redisUrl'),
    redisPrefix: world.shared.redis.prefix,
    logLevel: 'silent',
  })
})
afterAll(async () => {
  await other.close()
  await world.close()
})

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
async function ask(query: string, role: 'OPS' | 'SHOPPER' | 'FINANCE' = 'OPS', variables = {}): Promise<any> {
  const { data, errors } = await subgraph.execute({ query, variables, claims: claimsFor(role) })
  return errors ? errors.map(error => error.extensions.code) : data
}

const SWITCH = (verb: string) => `mutation ($name: String!, $reason: String!) {
  degradationSwitch${verb}(input: { name: $name, reason: $reason }) { switch { name off operations } userErrors { code path } } }`
const OVERRIDE = `mutation ($name: String!, $mode: CircuitBreakerMode!, $reason: String!) {
  circuitBreakerOverride(input: { name: $name, mode: $mode, reason: $reason }) { mode userErrors { code path } } }`
const CONTROLS = `{ operationsControls {
  switches { name off } breakers { processId name state override } lanes { lane running } changes { name before after reason actor } } }`

it('throws and releases switches in all processes, with a record of who and why', async () => {
  const heard = Promise.withResolvers<void>()
  const ends = other.controls.onChange(heard.resolve)
  const thrown = await ask(SWITCH('Throw'), 'OPS', { name: 'search', reason: 'the index is slow' })
  expect(thrown.degradationSwitchThrow).toMatchObject({
    switch: { name: 'search', off: true, operations: expect.arrayContaining(['Query.productSearch']) },
    userErrors: [],
  })
  await heard.promise
  ends()
  expect(other.controls.isOff('search')).toBe(true)
  // Once more changes nothing, and is not recorded.
  await ask(SWITCH('Throw'), 'OPS', { name: 'search', reason: 'again' })
  await ask(SWITCH('Release'), 'OPS', { name: 'search', reason: 'it is fast again' })
  await expect.poll(() => other.controls.isOff('search')).toBe(false)
  const { operationsControls } = await ask(CONTROLS)
  expect(operationsControls.changes).toEqual([
    { name: 'switch:search', before: 'OFF', after: 'ON', reason: 'it is fast again', actor: 'usr_ops' },
    { name: 'switch:search', before: 'ON', after: 'OFF', reason: 'the index is slow', actor: 'usr_ops' },
  ])
})

it('holds breakers in all processes, also those that are made later, and shows each process’s own', async () => {
  const here = world.shared.breakers.get('payment.test-card')
  const there = other.breakers.get('payment.test-card', { failures: 1 })
  await there.run(() => Promise.reject(new Error('down'))).catch(() => {})
  await other.reports.read()
  const states = async () => {
    const { operationsControls } = await ask(CONTROLS)
    return operationsControls.breakers
      .filter(({ name }: { name: string }) => name === 'payment.test-card')
      .map(({ state, override }: { state: string; override: string }) => `${state} ${override}`)
      .sort()
  }
  expect(await states()).toEqual(['CLOSED AUTO', 'OPEN AUTO'])
  const held = await ask(OVERRIDE, 'OPS', { name: 'payment.test-card', mode: 'CLOSED', reason: 'they say it is up' })
  expect(held.circuitBreakerOverride).toEqual({ mode: 'CLOSED', userErrors: [] })
  await expect.poll(() => there.override).toBe('CLOSED')
  await other.reports.read()
  expect(await states()).toEqual(['CLOSED CLOSED', 'CLOSED CLOSED'])
  expect(here.state).toBe('CLOSED')
  await ask(OVERRIDE, 'OPS', { name: 'payment.later', mode: 'OPEN', reason: 'not before Monday' })
  expect(world.shared.breakers.get('payment.later').state).toBe('OPEN')
  await ask(OVERRIDE, 'OPS', { name: 'payment.test-card', mode: 'AUTO', reason: 'done' })
  expect(here.override).toBe('AUTO')
})

it('is for operators only, and wants a name and a reason', async () => {
  for (const role of ['SHOPPER', 'FINANCE'] as const) {
    expect(await ask(CONTROLS, role)).toEqual(['FORBIDDEN'])
    expect(await ask(SWITCH('Throw'), role, { name: 'search', reason: 'for fun' })).toEqual(['FORBIDDEN'])
    expect(await ask(OVERRIDE, role, { name: 'graph.order', mode: 'OPEN', reason: 'for fun' })).toEqual(['FORBIDDEN'])
  }
  const unknown = await ask(SWITCH('Throw'), 'OPS', { name: 'orders', reason: 'for fun' })
  expect(unknown.degradationSwitchThrow.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'name'] }])
  const silent = await ask(SWITCH('Throw'), 'OPS', { name: 'search', reason: '  ' })
  expect(silent.degradationSwitchThrow.userErrors).toEqual([{ code: 'INVALID', path: ['input', 'reason'] }])
  expect(world.shared.controls.isOff('search')).toBe(false)
})

it('keeps the record: nobody changes or removes what operators did', async () => {
  await world.shared.controls.set({
    name: 'switch:content',
    setting: 'OFF',
    usual: 'ON',
    reason: 'to be kept',
    actor: 'usr_ops',
    at: new Date(),
  })
  await expect(world.sql(`UPDATE platform.control_change SET reason = 'other'`)).rejects.toThrow('append-only')
  await expect(world.sql('DELETE FROM platform.control_change')).rejects.toThrow('append-only')
  await expect(world.sql('TRUNCATE platform.control_change')).rejects.toThrow('append-only')
  await expect(world.platform('payment').pool.query('SELECT * FROM platform.control')).rejects.toThrow(
    'permission denied',
  )
})

it('sets one of several that come at the same time after the other', async () => {
  const set = (setting: string, reason: string) =>
    world.shared.controls.set({
      name: 'breaker:graph.race',
      setting,
      usual: 'AUTO',
      reason,
      actor: 'a',
      at: new Date(),
    })
  const there = (setting: string) =>
    other.controls.set({
      name: 'breaker:graph.race',
      setting,
      usual: 'AUTO',
      reason: 'there',
      actor: 'b',
      at: new Date(),
    })
  await Promise.all([set('OPEN', 'here'), there('CLOSED'), set('OPEN', 'again'), there('AUTO')])
  const record = await world.sql<{ before: string; after: string }>(
    `SELECT before, after FROM platform.control_change WHERE name = 'breaker:graph.race' ORDER BY id`,
  )
  expect(record[0]?.before).toBe('AUTO')
  for (const [index, { before }] of record.entries()) if (index > 0) expect(before).toBe(record[index - 1]!.after)
  expect(world.shared.controls.override('graph.race')).toBe(record.at(-1)!.after)
})
