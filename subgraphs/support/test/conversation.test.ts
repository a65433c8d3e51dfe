import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { agent, type Data, type Desk, foreign, key, openDesk, ops, other, shopper } from './desk.ts'

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
const mutate = async (claims: typeof shopper, name: string, input: object) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation M($input: ${type}!) { ${name}(input: $input) { userErrors { code path } } }`
  const { data, errors } = await desk.support.execute({ query, variables: { input }, claims })
  return { errors: errors?.map(error => error.extensions.code), userErrors: (data as Data)?.[name]?.userErrors }
}

describe('a conversation', () => {
  it('goes from a cited answer to an agent and ends', async () => {
    const { conversation } = await desk.start(shopper, '我的订单到哪里了', { orderId: 'ord_1' })
    expect(conversation).toMatchObject({ status: 'BOT', customerId: 'usr_shopper', order: { id: 'ord_1' } })
    const [question, bot] = conversation.messages
    expect(question).toMatchObject({ author: 'CUSTOMER', body: '我的订单到哪里了', citations: [], confidence: null })
    expect(bot.citations[0].article.id).toBe('kba_demo_where_zh')
    expect(bot.body).toContain(bot.citations[0].excerpt)
    expect((await desk.handoff(shopper, conversation.id)).conversation).toMatchObject({
      status: 'QUEUED',
      queuePosition: 1,
    })
    expect((await desk.handoff(shopper, conversation.id)).conversation).toMatchObject({
      status: 'QUEUED',
      queuePosition: 1,
    })
    await desk.seat(agent(), { onDuty: true })
    expect((await desk.take(agent())).conversation).toMatchObject({ id: conversation.id, status: 'ASSIGNED' })
    await mutate(agent(), 'messageSend', { conversationId: conversation.id, body: 'Hello', idempotencyKey: key() })
    expect(await mutate(shopper, 'conversationClose', { conversationId: conversation.id })).toEqual({ userErrors: [] })
    const told = await desk.ask(ops, `{ conversation(id: "${conversation.id}") { status messages { author } } }`)
    expect(told.conversation.status).toBe('CLOSED')
    expect(told.conversation.messages.map((message: { author: string }) => message.author)).toEqual([
      'CUSTOMER',
      'BOT',
      'SYSTEM',
      'SYSTEM',
      'AGENT',
      'SYSTEM',
    ])
  })

  it('keeps what was said as it was said', async () => {
    const body = '<script>alert(1)</script> & "quotes" \u{1F375}'
    const { conversation } = await desk.start(shopper, body)
    expect(conversation.messages[0].body).toBe(body)
  })

  it('answers from what an article says now', async () => {
    const input = { title: 'Do you engrave cups?', body: 'Engraving takes two days.' }
    const made = await desk.ask(
      ops,
      'mutation M($input: KnowledgeArticleUpsertInput!) { knowledgeArticleUpsert(input: $input) { article { id version } } }',
      { input },
    )
    const { id } = made.knowledgeArticleUpsert.article
    expect((await desk.start(shopper, 'do you engrave cups')).conversation.messages[1].body).toBe(
      'Engraving takes two days.',
    )
    await mutate(ops, 'knowledgeArticleUpsert', { ...input, id, body: 'Engraving takes three days.' })
    expect((await desk.start(shopper, 'do you engrave cups')).conversation.messages[1].body).toBe(
      'Engraving takes three days.',
    )
  })

  it('is the same for a repeated key', async () => {
    const input = { question: 'hello', idempotencyKey: key() }
    const [a, b] = [await desk.start(shopper, 'hello', input), await desk.start(shopper, 'hello', input)]
    expect(b.conversation.id).toBe(a.conversation.id)
    expect((await desk.start(shopper, 'another', { idempotencyKey: input.idempotencyKey })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] },
    ])
    expect((await desk.world.sql('SELECT 1 FROM support.conversation')).length).toBe(1)
  })
})

describe('bad input', () => {
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
    [
      'an unknown order',
      shopper,
      'conversationStart',
      { ...start, orderId: 'ord_0' },
      'NOT_FOUND',
      ['input', 'orderId'],
    ],
    [
      "another's order",
      shopper,
      'conversationStart',
      { ...start, orderId: 'ord_2' },
      'NOT_FOUND',
      ['input', 'orderId'],
    ],
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
    const { userErrors } = await mutate(claims, name, input)
    expect(userErrors).toMatchObject([{ code, path }])
    expect(await rows()).toBe(before)
  })

  it('cannot move a conversation that is over, nor speak in it', async () => {
    const { conversation } = await desk.start(shopper)
    const conversationId = conversation.id
    await mutate(shopper, 'conversationClose', { conversationId })
    const before = await rows()
    const handedOff = await mutate(shopper, 'conversationHandoff', { conversationId })
    expect(handedOff.userErrors[0].code).toBe('INVALID_TRANSITION')
    // The answer to the first close may have been lost.
    expect((await mutate(shopper, 'conversationClose', { conversationId })).userErrors).toEqual([])
    const sent = await mutate(shopper, 'messageSend', { conversationId, body: 'x', idempotencyKey: key() })
    expect(sent.userErrors[0].code).toBe('INVALID_TRANSITION')
    expect(await rows()).toBe(before)
  })
})

const ENTITIES = `query E($r: [_Any!]!) { _entities(representations: $r) {
  ... on Conversation { id messages { body } } ... on Message { id body } ... on Seat { id load } ... on KnowledgeArticle { id title } ... on Order { conversations { id } } } }`

describe('access', () => {
  it('shows a stranger nothing by _entities', async () => {
    const { conversation } = await desk.start(shopper, 'hello', { orderId: 'ord_1' })
    const { seat } = await desk.seat(agent(), { onDuty: true })
    const r = [
      { __typename: 'Conversation', id: conversation.id },
      { __typename: 'Message', id: conversation.messages[0].id },
      { __typename: 'Seat', id: seat.id },
    ]
    const order = { __typename: 'Order', id: 'ord_1' }
    const seen = async (claims: typeof shopper, list = [...r, order]) =>
      ((await desk.support.execute({ query: ENTITIES, variables: { r: list }, claims })).data as Data)?._entities
    const strangers = [
      other,
      claimsFor('ANONYMOUS'),
      claimsFor('MERCHANT'),
      agent(2),
      foreign('OPS'),
      foreign('SHOPPER', { id: 'usr_shopper' }),
    ]
    for (const claims of strangers) {
      expect((await seen(claims, r))?.every((entity: unknown) => entity === null) ?? true).toBe(true)
      expect((await seen(claims, [order]))?.[0]?.conversations ?? []).toEqual([])
    }
    expect(await seen(foreign('ADMIN'), [{ __typename: 'KnowledgeArticle', id: 'kba_demo_tea_en' }])).toEqual([null])
    // The same question by those it concerns, so that the above is not empty by mistake.
    expect((await seen(shopper, r.slice(0, 2))).map((entity: Data) => entity?.id)).toEqual([r[0]!.id, r[1]!.id])
    expect((await seen(ops)).map((entity: Data) => entity?.id ?? entity?.conversations[0].id)).toEqual([
      ...r.map(({ id }) => id),
      conversation.id,
    ])
    expect((await desk.ask(other, '{ conversations { nodes { id } } }')).conversations.nodes).toEqual([])
    expect((await mutate(other, 'conversationClose', { conversationId: conversation.id })).userErrors[0].code).toBe(
      'NOT_FOUND',
    )
  })

  it('lets an agent see who waits but not speak or close before taking', async () => {
    const [conversationId] = await desk.queued(1)
    expect((await desk.ask(agent(), '{ conversations { nodes { id } } }')).conversations.nodes).toEqual([
      { id: conversationId },
    ])
    const sent = await mutate(agent(), 'messageSend', { conversationId, body: 'x', idempotencyKey: key() })
    expect(sent.userErrors[0].code).toBe('FORBIDDEN')
    expect((await mutate(agent(), 'conversationClose', { conversationId })).userErrors[0].code).toBe('FORBIDDEN')
    expect((await mutate(shopper, 'conversationTakeNext', {})).errors).toEqual(['FORBIDDEN'])
    expect((await mutate(claimsFor('MERCHANT'), 'knowledgeArticleUpsert', { title: 't', body: 'b' })).errors).toEqual([
      'FORBIDDEN',
    ])
  })
})

describe('round trips', () => {
  it('are one per level, whatever the number of conversations', async () => {
    const ids: string[] = []
    for (let n = 0; n < 20; n++) ids.push((await desk.start(shopper, 'Where is my order?')).conversation.id)
    const reports: { db: number; redis: number }[] = []
    const stop = desk.support.onOperation(report => reports.push(report))
    await desk.ask(shopper, ENTITIES, { r: ids.map(id => ({ __typename: 'Conversation', id })) })
    const page = await desk.ask(
      shopper,
      '{ conversations(first: 20) { nodes { messages { citations { article { title } } } } } }',
    )
    stop()
    expect(page.conversations.nodes).toHaveLength(20)
    expect(reports.map(({ db, redis }) => ({ db, redis }))).toEqual([
      { db: 2, redis: 0 },
      { db: 3, redis: 0 },
    ])
  })
})
