import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { agent, type Desk, key, openDesk, ops, shopper } from './desk.ts'

/** Bad input is refused with its field, and writes nothing. */
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.clear())
afterAll(() => desk.world.close())

const rows = async () =>
  (
    await desk.world.sql<{ n: string }>(
      `SELECT (SELECT count(*) FROM support.conversation) || '/' || (SELECT count(*) FROM support.message) || '/' ||
       (SELECT count(*) FROM support.seat) || '/' || (SELECT sum(version) FROM support.knowledge_article) AS n`,
    )
  )[0]!.n

const start = { question: 'q', idempotencyKey: 'k-00000000' }
it.each<[string, typeof shopper, string, object, string, string[]]>([
  ['an empty question', shopper, 'conversationStart', { ...start, question: ' ' }, 'REQUIRED', ['input', 'question']],
  [
    'a long question',
    shopper,
    'conversationStart',
    { ...start, question: 'x'.repeat(4001) },
    'INVALID',
    ['input', 'question'],
  ],
  ['a NUL', shopper, 'conversationStart', { ...start, question: 'a\0' }, 'INVALID', ['input', 'question']],
  ['an odd skill', shopper, 'conversationStart', { ...start, skill: 'a b' }, 'INVALID', ['input', 'skill']],
  ['an unknown order', shopper, 'conversationStart', { ...start, orderId: 'ord_0' }, 'NOT_FOUND', ['input', 'orderId']],
  ["another's order", shopper, 'conversationStart', { ...start, orderId: 'ord_2' }, 'NOT_FOUND', ['input', 'orderId']],
  [
    'an empty key',
    shopper,
    'conversationStart',
    { ...start, idempotencyKey: '' },
    'REQUIRED',
    ['input', 'idempotencyKey'],
  ],
  [
    'an unknown conversation',
    shopper,
    'messageSend',
    { conversationId: 'cnv_0', body: 'x', idempotencyKey: 'k-11111111' },
    'NOT_FOUND',
    ['input', 'conversationId'],
  ],
  [
    'an unknown conversation',
    shopper,
    'conversationHandoff',
    { conversationId: 'cnv_0' },
    'NOT_FOUND',
    ['input', 'conversationId'],
  ],
  [
    'an unknown conversation',
    ops,
    'conversationClose',
    { conversationId: 'cnv_0' },
    'NOT_FOUND',
    ['input', 'conversationId'],
  ],
  ['no capacity', agent(), 'seatSet', { onDuty: true, capacity: 0 }, 'INVALID', ['input', 'capacity']],
  ['a huge capacity', agent(), 'seatSet', { onDuty: true, capacity: 2147483647 }, 'INVALID', ['input', 'capacity']],
  ['no skills', agent(), 'seatSet', { onDuty: true, skills: [] }, 'REQUIRED', ['input', 'skills']],
  [
    '10,000 skills',
    agent(),
    'seatSet',
    { onDuty: true, skills: Array(10_000).fill('a') },
    'TOO_MANY_ITEMS',
    ['input', 'skills'],
  ],
  ['a bad skill', agent(), 'conversationTakeNext', { skill: '' }, 'REQUIRED', ['input', 'skill']],
  [
    'an unknown article',
    ops,
    'knowledgeArticleUpsert',
    { id: 'kba_0', title: 't', body: 'b' },
    'NOT_FOUND',
    ['input', 'id'],
  ],
  [
    'a bad language',
    ops,
    'knowledgeArticleUpsert',
    { title: 't', body: 'b', language: '!' },
    'INVALID',
    ['input', 'language'],
  ],
])('%s (%#) is refused and writes nothing', async (_name, claims, name, input, code, path) => {
  const before = await rows()
  const { userErrors } = await desk.mutate(claims, name, input)
  expect(userErrors).toMatchObject([{ code, path }])
  expect(await rows()).toBe(before)
})

it('cannot move a conversation that is over, nor speak in it', async () => {
  const { conversation } = await desk.start(shopper)
  const conversationId = conversation.id
  await desk.mutate(shopper, 'conversationClose', { conversationId })
  const before = await rows()
  const handedOff = await desk.mutate(shopper, 'conversationHandoff', { conversationId })
  expect(handedOff.userErrors[0].code).toBe('INVALID_TRANSITION')
  // The answer to the first close may have been lost.
  expect((await desk.mutate(shopper, 'conversationClose', { conversationId })).userErrors).toEqual([])
  const sent = await desk.mutate(shopper, 'messageSend', { conversationId, body: 'x', idempotencyKey: key() })
  expect(sent.userErrors[0].code).toBe('INVALID_TRANSITION')
  expect(await rows()).toBe(before)
})
