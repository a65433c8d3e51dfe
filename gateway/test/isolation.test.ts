import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Claims, Role } from '#shared/auth.ts'
import { SUBGRAPHS } from '#shared/serve.ts'
import { queryCases } from './bad-input/queries.ts'
import { prepare } from './bad-input/state.ts'
import { type Graph, openGraph } from './bad-input/world.ts'
import { entityPlace, entityTypes, type Place, queryPlaces } from './isolation/places.ts'
import { blurred, entitiesIn, forged, idsInDatabase, textsIn } from './isolation/secrets.ts'

/**
 * A business sees nothing of another. Every query field and every look-up of an entity, of every subgraph and as its schema
 * says, is asked with real ids by people and services of another business. They must get what they get for ids that do not
 * exist, and no id of the first business. A field or an entity that this test cannot ask for fails it.
 */
let graph: Graph
/** Ids that a stranger must not see. */
let ids: Set<string>
/** The same with those of merchants and creators, which strangers have too, and can ask about. */
let askable: Set<string>
let places: Place[]
const seenByOwner = new Map<string, boolean>()

const STRANGER = 'biz_other'

/** People of the other business are otherwise the same: same id, same merchant, same creator. */
const claimsOf = (role: Role, businessId: string): Claims => ({
  viewer: {
    id: role === 'SERVICE' ? null : 'usr_shopper',
    roles: [role],
    businessId,
    partnerId: 'par_demo',
    merchantId: 'mer_demo_tea',
    creatorId: 'cre_demo_lin',
    ...(role === 'SERVICE' ? { service: 'test' } : {}),
  },
  requestId: 'isolation',
  traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
  operationName: null,
  clientName: 'test',
})
/** ADMIN implies all the others; these are asked as too because stores look at what a viewer is. */
const STRANGERS: Role[] = ['ADMIN', 'SERVICE', 'SHOPPER', 'MERCHANT', 'PARTNER', 'CREATOR', 'AGENT']
const OWNERS: Role[] = ['ADMIN', 'SERVICE', 'SHOPPER', 'CREATOR']

/** Fields in which even the business itself sees no id of the kind that is looked for: figures, terms, lists that are empty. */
const WITHOUT_IDS = [
  'order Query.clock',
  'order Query.historicalOrders',
  'order Query.operationsControls',
  'order Query.orderDeadLetters',
  'order Query.orderHistoryExceptions',
  'order Query.orderHistoryReconciliation',
  'payment Query.paymentAgreement',
  'payment Query.paymentChannels',
  'payment Query.paymentMethodsAvailable',
  'payment Query.paymentRefusals',
  'payment Query.paymentRoutingDryRun',
  'payment Query.paymentRuleSet',
  'payment Query.webhookEvents',
  'product Query.channelConfigSchema',
  'product Query.merchant',
  'product Query.searchDeadLetters',
  'product Query.searchIndex',
  'product Query.stockAlerts',
  'product Query.stockInvariants',
  'sales-attribute Query.creator',
  'settlement Query.settlementAccount',
  'settlement Query.settlementInvariants',
  'support Query.mySeat',
]
/** What belongs to the platform and not to a business, with the reason. */
const OF_THE_PLATFORM: Record<string, string> = {
  'product Query.searchReconciliations':
    'one index serves all businesses: its runs are counted together, their differences are not shown to others',
}

const ask = async ({ subgraph, query, variables }: Place, claims: Claims) =>
  JSON.parse(JSON.stringify(await subgraph.execute({ query, variables, claims })))

/** What the state does not have yet, written past the rules: how it is read is tested, not how it came about. */
const MORE = `BEGIN; SET LOCAL session_replication_role = replica;
  INSERT INTO orders.entitlement (id, business_id, customer_id, sku_id, fulfilment_id, order_line_id, starts_at, ends_at, created_at)
    SELECT 'ent_prepared', o.business_id, 'usr_shopper', l.sku_id, f.id, l.id, now(), now() + interval '1 day', now()
    FROM orders.order_fulfilment f JOIN orders.sales_order o ON o.id = f.order_id JOIN orders.order_line l ON l.order_id = o.id LIMIT 1;
  INSERT INTO settlement.payout (id, business_id, period_id, party_type, party_id, currency_code, amount_minor, status, created_at)
    SELECT 'pyo_prepared', business_id, id, 'CREATOR', 'cre_demo_lin', 'CNY', 1, 'PAID', now() FROM settlement.settlement_period LIMIT 1;
  COMMIT`

/** Ids of what the queries do not lead to, by type, with the statement that finds one. */
const ELSEWHERE: Record<string, string> = {
  Payout: 'SELECT id FROM settlement.payout',
  Seat: 'SELECT id FROM support.seat',
}

beforeAll(async () => {
  graph = await openGraph()
  const state = await prepare(graph)
  await graph.world.sql(MORE)
  const [known] = await graph.world.sql<{ business: string; orderId: string; intentId: string }>(
    `SELECT o.business_id AS business, o.id AS "orderId", o.payment_intent_id AS "intentId" FROM orders.sales_order o
     JOIN settlement.clearing c ON c.order_id = o.id LIMIT 1`,
  )
  const { business, orderId, intentId } = known!
  const cases = {
    ...queryCases(state),
    'Query.order': { id: orderId },
    'Query.orders': { first: 50 },
    'Query.orderRefunds': { first: 50 },
    'Query.products': { first: 50 },
    'Query.productSearch': { first: 5, query: 'tea', sort: 'RELEVANCE' },
    'Query.opsProductSearch': { first: 5, query: 'tea', sort: 'NEWEST' },
    'Query.attributeDefinitions': { first: 50 },
    'Query.channelImport': { id: state.runningImport },
    'Query.stockMovements': { first: 5, skuId: 'sku_demo_004' },
    'Query.clearings': { orderId },
    'Query.ledgerTransactions': { orderId },
    'Query.paymentIntent': { id: intentId },
    'Query.orderPayable': { orderId: state.unpaid[0] },
    'Query.skuQuotes': { skuIds: ['sku_demo_001'] },
    'Query.attributionResolve': { tokens: [state.attributionToken] },
  }
  const all = (await idsInDatabase(graph.world)).filter(id => !/^(biz|usr)_/.test(id) && !id.includes(STRANGER))
  askable = new Set(all)
  ids = new Set(all.filter(id => !/^(mer|cre|par)_/.test(id)))
  const queries = graph.subgraphs.flatMap(subgraph => queryPlaces(subgraph, cases))
  const found = new Map<string, string>()
  for (const place of queries) {
    for (const role of OWNERS) {
      const { data } = await ask(place, claimsOf(role, business))
      if (textsIn(data).some(text => ids.has(text))) seenByOwner.set(place.name, true)
      for (const [type, id] of entitiesIn(data)) if (!found.has(type)) found.set(type, id)
    }
  }
  for (const [type, sql] of Object.entries(ELSEWHERE)) {
    const [row] = await graph.world.sql<{ id: string }>(sql)
    if (row) found.set(type, row.id)
  }
  const types = graph.subgraphs.flatMap(subgraph => entityTypes(subgraph).map(entity => ({ subgraph, ...entity })))
  const unknown = types.filter(({ type, key }) => !found.has(type) || key.join() !== 'id')
  if (unknown.length > 0) {
    const names = unknown.map(({ type, key }) => `${type} (key ${key.join(' ')})`)
    throw new Error(`expected a known id of each entity, got none of ${names.join(', ')}: add them to ELSEWHERE`)
  }
  const entities = types.map(({ subgraph, type }) => entityPlace(subgraph, type, { id: found.get(type)! }, cases))
  places = [...queries, ...entities]
})
afterAll(() => graph?.close())

it('walks all subgraphs, and what it asks is there to be seen', () => {
  expect(new Set(places.map(place => place.subgraph.name))).toEqual(new Set(SUBGRAPHS))
  const blind = places.filter(({ name }) => name.includes(' Query.') && !seenByOwner.has(name)).map(({ name }) => name)
  expect(blind.sort()).toEqual([...WITHOUT_IDS].sort())
})

describe.each(STRANGERS)('%s of another business', role => {
  it('sees nothing, as if the ids did not exist', async () => {
    const claims = claimsOf(role, STRANGER)
    const leaks: string[] = []
    for (const place of places) {
      // Who is of the merchant asked about differs from who is of another: operations and services are of none.
      const known = role === 'ADMIN' || role === 'SERVICE' ? askable : ids
      const asked = textsIn(place.variables).filter(text => known.has(text))
      const answer = await ask(place, claims)
      const seen = textsIn(answer.data).filter(text => ids.has(text) && !asked.includes(text))
      if (seen.length > 0 && !OF_THE_PLATFORM[place.name])
        leaks.push(`${place.name} shows ${[...new Set(seen)].slice(0, 3).join(', ')}`)
      if (asked.length === 0) continue
      const nothing = await ask({ ...place, variables: forged(place.variables, known) }, claims)
      if (blurred(answer, asked) !== blurred(nothing, asked)) {
        leaks.push(`${place.name} tells real ids from others: ${blurred(answer, asked).slice(0, 300)}`)
      }
    }
    expect(leaks).toEqual([])
  })
})
