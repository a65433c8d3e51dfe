import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { agent, type Data, type Desk, foreign, key, openDesk, ops, other, shopper } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.clear())
afterAll(() => desk.world.close())

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
    await desk.mutate(agent(), 'messageSend', { conversationId: conversation.id, body: 'Hello', idempotencyKey: key() })
    expect(await desk.mutate(shopper, 'conversationClose', { conversationId: conversation.id })).toEqual({
      userErrors: [],
    })
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
    await desk.mutate(ops, 'knowledgeArticleUpsert', { ...input, id, body: 'Engraving takes three days.' })
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
    expect(
      (await desk.mutate(other, 'conversationClose', { conversationId: conversation.id })).userErrors[0].code,
    ).toBe('NOT_FOUND')
  })

  it('lets an agent see who waits but not speak or close before taking', async () => {
    const [conversationId] = await desk.queued(1)
    expect((await desk.ask(agent(), '{ conversations { nodes { id } } }')).conversations.nodes).toEqual([
      { id: conversationId },
    ])
    const sent = await desk.mutate(agent(), 'messageSend', { conversationId, body: 'x', idempotencyKey: key() })
    expect(sent.userErrors[0].code).toBe('FORBIDDEN')
    expect((await desk.mutate(agent(), 'conversationClose', { conversationId })).userErrors[0].code).toBe('FORBIDDEN')
    expect((await desk.mutate(shopper, 'conversationTakeNext', {})).errors).toEqual(['FORBIDDEN'])
    expect(
      (await desk.mutate(claimsFor('MERCHANT'), 'knowledgeArticleUpsert', { title: 't', body: 'b' })).errors,
    ).toEqual(['FORBIDDEN'])
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
