import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TRANSITIONS } from '../domain/conversation.ts'
import { agent, type Desk, flush, openDesk, shopper } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.clear())
afterAll(() => desk.world.close())

const statusOf = async (id: string) =>
  (await desk.world.sql<{ status: string }>('SELECT status FROM support.conversation WHERE id = $1', [id]))[0]!.status
const loads = () =>
  desk.world.sql<{ agent_id: string; n: number }>(
    `SELECT agent_id, count(*)::int AS n FROM support.conversation WHERE status = 'ASSIGNED' GROUP BY 1`,
  )

describe('taking the next conversation', () => {
  it('goes by the place in the queue, over all skills of the agent', async () => {
    const [a] = await desk.queued(1, 'refunds')
    const [b] = await desk.queued(1)
    const [other] = await desk.queued(1, 'vip')
    await desk.seat(agent(), { onDuty: true, skills: ['general', 'refunds'], capacity: 5 })
    expect((await desk.take(agent())).conversation).toMatchObject({ id: a, status: 'ASSIGNED', agentId: 'usr_agent_1' })
    expect((await desk.take(agent())).conversation?.id).toBe(b)
    expect(await desk.take(agent())).toEqual({ conversation: null, userErrors: [] })
    expect(await statusOf(other!)).toBe('QUEUED')
  })

  it('gives each of 10 conversations to exactly one of 30 agents who ask at once', async () => {
    const ids = await desk.queued(10)
    const agents = Array.from({ length: 30 }, (_, n) => agent(n))
    await Promise.all(agents.map(claims => desk.seat(claims, { onDuty: true, capacity: 1 })))
    const taken = await Promise.all(agents.map(claims => desk.take(claims)))
    expect(taken.flatMap(({ userErrors }) => userErrors)).toEqual([])
    const got = taken.flatMap(({ conversation }) => (conversation ? [conversation.id] : []))
    expect(got.toSorted()).toEqual(ids.toSorted())
    expect((await loads()).every(({ n }) => n === 1)).toBe(true)
  })

  it.each([
    ['with Redis filled', async () => {}],
    ['with Redis emptied in the middle', () => flush(desk.world)],
  ])('never exceeds a seat, %s', async (_name, between) => {
    await desk.queued(8)
    await desk.seat(agent(), { onDuty: true, capacity: 3 })
    const first = await Promise.all(Array.from({ length: 4 }, () => desk.take(agent())))
    await between()
    const second = await Promise.all(Array.from({ length: 6 }, () => desk.take(agent())))
    const all = [...first, ...second]
    expect(all.filter(({ conversation }) => conversation)).toHaveLength(3)
    expect(all.flatMap(({ userErrors }) => userErrors).every(({ code }) => code === 'CONFLICT')).toBe(true)
    expect(await loads()).toEqual([{ agent_id: 'usr_agent_1', n: 3 }])
  })

  it('keeps the order when Redis lost its queues, and fills them again', async () => {
    const ids = await desk.queued(3)
    await flush(desk.world)
    const [late] = await desk.queued(1)
    await desk.seat(agent(), { onDuty: true, capacity: 5 })
    const got: (string | undefined)[] = []
    for (let n = 0; n < 4; n++) got.push((await desk.take(agent())).conversation?.id)
    expect(got).toEqual([...ids, late])
    const ready = await desk.world.shared.redis.mget(['support:{biz_test}:ready'])
    expect(ready).toEqual(['1'])
  })

  it('does not believe a queue that names a conversation twice or one that is over', async () => {
    const [a, b] = await desk.queued(2)
    await desk.seat(agent(1), { onDuty: true })
    await desk.seat(agent(2), { onDuty: true })
    await desk.take(agent(1))
    // The queue claims that the first, which is taken, still waits.
    const { redis } = desk.world.shared
    await redis.raw.zadd(`${redis.prefix}support:{biz_test}:queue:general`, 0, a!)
    expect((await desk.take(agent(2))).conversation?.id).toBe(b)
  })

  it('works from the database alone while Redis is down', async () => {
    const ids = await desk.queued(2)
    await desk.seat(agent(), { onDuty: true, capacity: 1 })
    const { redis } = desk.world.shared
    redis.raw.disconnect()
    try {
      expect((await desk.take(agent())).conversation?.id).toBe(ids[0])
      expect((await desk.take(agent())).userErrors[0]?.code).toBe('CONFLICT')
    } finally {
      await redis.raw.connect()
    }
  })

  it('refuses an agent off duty, without a seat, or without the skill', async () => {
    await desk.queued(1)
    expect((await desk.take(agent(7))).userErrors[0]?.code).toBe('CONFLICT')
    await desk.seat(agent(), { onDuty: false })
    expect((await desk.take(agent())).userErrors[0]?.code).toBe('CONFLICT')
    await desk.seat(agent(), { onDuty: true })
    expect((await desk.take(agent(), 'vip')).userErrors[0]).toMatchObject({ code: 'INVALID', path: ['input', 'skill'] })
    expect(await loads()).toEqual([])
  })
})

describe('going off duty', () => {
  it('gives conversations back to their old place', async () => {
    const [a, b, c] = await desk.queued(3)
    await desk.seat(agent(1), { onDuty: true })
    await desk.seat(agent(2), { onDuty: true })
    expect((await desk.take(agent(1))).conversation?.id).toBe(a)
    const { seat } = await desk.seat(agent(1), { onDuty: false })
    expect(seat).toMatchObject({ onDuty: false, load: 0 })
    const place = await desk.ask(
      shopper,
      `{ a: conversation(id: "${a}") { status queuePosition } c: conversation(id: "${c}") { queuePosition } }`,
    )
    expect(place).toEqual({ a: { status: 'QUEUED', queuePosition: 1 }, c: { queuePosition: 3 } })
    expect((await desk.take(agent(2))).conversation?.id).toBe(a)
    expect((await desk.take(agent(2))).conversation?.id).toBe(b)
  })

  it('loses no conversation to a take at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      await desk.clear()
      await desk.queued(2)
      await desk.seat(agent(), { onDuty: true })
      await Promise.all([desk.take(agent()), desk.seat(agent(), { onDuty: false }), desk.take(agent())])
      expect(await loads()).toEqual([])
    }
  })
})

describe('the database', () => {
  it('knows the same transitions as the domain', async () => {
    const rules = await desk.world.sql<{ from_status: string; to_status: string }>(
      'SELECT * FROM support.conversation_transition_rule',
    )
    const mine = Object.entries(TRANSITIONS).flatMap(([from, to]) => to.map(status => `${from}>${status}`))
    expect(rules.map(rule => `${rule.from_status}>${rule.to_status}`).toSorted()).toEqual(mine.toSorted())
  })

  it('refuses what no transition allows, a second place in the queue, and an overfull seat', async () => {
    const [a, b] = await desk.queued(2)
    const { pool } = desk.world.platform('support')
    const run = (sql: string, params: unknown[] = []) => pool.query(sql, params)
    await expect(run(`UPDATE support.conversation SET status = 'BOT' WHERE id = $1`, [a])).rejects.toThrow(
      'cannot move',
    )
    await expect(run('UPDATE support.conversation SET queue_seq = 0 WHERE id = $1', [a])).rejects.toThrow(
      'keeps its place',
    )
    await desk.seat(agent(), { onDuty: true, capacity: 1 })
    const assign = `UPDATE support.conversation SET status = 'ASSIGNED', agent_id = 'usr_agent_1' WHERE id = $1`
    const both = await Promise.allSettled([run(assign, [a]), run(assign, [b])])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(run('UPDATE support.message SET body = $1', ['x'])).rejects.toThrow('permission denied')
    await expect(desk.world.sql('DELETE FROM support.conversation_event')).rejects.toThrow('append-only')
  })
})
