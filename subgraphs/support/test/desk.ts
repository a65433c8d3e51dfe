import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import type { Claims, Role, Viewer } from '#shared/auth.ts'
import { readSchema, type Subgraph } from '#shared/serve.ts'
import { BUSINESS, claimsFor, createTestWorld, mutationText, type TestWorld } from '#shared/testing.ts'
import { articles } from '../../../prisma/seed/support-articles.ts'
import { createSupportSubgraph } from '../server.ts'

const THRESHOLDS = { answer: 0.3, askBack: 0.15 }

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of the query that the test wrote
export type Data = any

interface UserErrorShape {
  code: string
  path: string[]
}

/** Orders that exist, by id: which customer of which business they belong to. */
const ORDERS: Record<string, { businessId: string; customerId: string }> = {
  ord_1: { businessId: BUSINESS, customerId: 'usr_shopper' },
  ord_2: { businessId: BUSINESS, customerId: 'usr_other' },
}

export interface Desk {
  world: TestWorld
  support: Subgraph
  /** Runs an operation and answers its data; throws on errors. */
  ask<T = Data>(claims: Claims, query: string, variables?: Record<string, unknown>): Promise<T>
  /** Calls a mutation and answers how it was refused, if it was. */
  mutate(claims: Claims, name: string, input: object): Promise<{ errors?: unknown[] | undefined; userErrors: Data }>
  start(claims: Claims, question?: string, extra?: object): Promise<Data>
  handoff(claims: Claims, conversationId: string): Promise<Data>
  queued(count: number, skill?: string): Promise<string[]>
  seat(claims: Claims, input: object): Promise<Data>
  take(claims: Claims, skill?: string): Promise<{ conversation: { id: string } | null; userErrors: UserErrorShape[] }>
  /** Sets the state back between tests: no conversations, no seats, an empty Redis. */
  clear(): Promise<void>
}

export const shopper = claimsFor('SHOPPER')
export const other = claimsFor('SHOPPER', { id: 'usr_other' })
export const agent = (n = 1) => claimsFor('AGENT', { id: `usr_agent_${n}` })
export const ops = claimsFor('OPS')
export const foreign = (role: Role, viewer: Partial<Viewer> = {}) =>
  claimsFor(role, { businessId: 'biz_foreign', ...viewer })

let keys = 0
export const key = () => `key-${++keys}-00000000`

const CONVERSATION =
  'conversation { id status agentId customerId queuePosition order { id } messages { id author body confidence citations { excerpt score article { id title } } } }'
const ERRORS = 'userErrors { code message path }'

export async function openDesk(): Promise<Desk> {
  const world = await createTestWorld()
  const platform = world.platform('support')
  const support = createSupportSubgraph({ platform, thresholds: THRESHOLDS })
  world.registry.register('support', support)
  world.registry.register('order', orderSlice())
  for (const [id, language, title, ...body] of articles) {
    await world.sql(
      `INSERT INTO support.knowledge_article (id, business_id, title, body, language, version, updated_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'seed', now(), now())`,
      [id, BUSINESS, title, body.join('\n\n'), language],
    )
  }

  const ask: Desk['ask'] = async (claims, query, variables = {}) => {
    const { data, errors } = await support.execute({ query, variables, claims })
    if (errors?.length) throw errors[0]
    return data as never
  }
  const one = async (claims: Claims, name: string, type: string, input: object, answer = CONVERSATION) =>
    (await ask(claims, `mutation M($input: ${type}!) { ${name}(input: $input) { ${answer} ${ERRORS} } }`, { input }))[
      name
    ]

  const desk: Desk = {
    world,
    support,
    ask,
    mutate: async (claims, name, input) => {
      const query = mutationText(name, 'userErrors { code path }')
      const { data, errors } = await support.execute({ query, variables: { input }, claims })
      return { errors: errors?.map(error => error.extensions.code), userErrors: (data as Data)?.[name]?.userErrors }
    },
    start: (claims, question = 'Where is my order?', extra = {}) =>
      one(claims, 'conversationStart', 'ConversationStartInput', { question, idempotencyKey: key(), ...extra }),
    handoff: (claims, conversationId) =>
      one(claims, 'conversationHandoff', 'ConversationHandoffInput', { conversationId }),
    queued: async (count, skill = 'general') => {
      const ids: string[] = []
      for (let n = 0; n < count; n++) {
        const { conversation } = await desk.start(shopper, 'hello', { skill })
        await desk.handoff(shopper, conversation.id)
        ids.push(conversation.id)
      }
      return ids
    },
    seat: (claims, input) =>
      one(claims, 'seatSet', 'SeatSetInput', input, 'seat { id agentId onDuty capacity load skills }'),
    take: (claims, skill) => one(claims, 'conversationTakeNext', 'ConversationTakeNextInput', { skill }),
    clear: async () => {
      await world.sql(
        'TRUNCATE support.conversation, support.message, support.conversation_event, support.seat, support.idempotency_key',
      )
      await flush(world)
    },
  }
  return desk
}

/** Loses what Redis holds of this test world, as a restart without its data would. */
export async function flush({ shared }: TestWorld): Promise<void> {
  const keys = await (shared.redis.raw as import('ioredis').Redis).keys(`${shared.redis.prefix}*`)
  if (keys.length > 0) await shared.redis.raw.del(...keys)
}

/** The order subgraph's own SDL, answering the one internal operation that support asks. */
function orderSlice() {
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(readSchema('order')),
      resolvers: {
        Query: {
          orderPayable: (_parent: unknown, { orderId }: { orderId: string }, { viewer }: Claims) => {
            const order = ORDERS[orderId]
            if (!viewer.roles.includes('SERVICE') || order?.businessId !== viewer.businessId) return null
            return { orderId, ...order }
          },
        },
      } as never,
    },
  ])
  return {
    execute: async ({
      query,
      variables,
      claims,
    }: {
      query: string
      variables?: Record<string, unknown>
      claims: Claims
    }) => execute({ schema, document: parse(query), variableValues: variables, contextValue: claims }),
  }
}
