import { type GraphQLField, type GraphQLNamedType, type GraphQLSchema, isObjectType } from 'graphql'
import { selection } from './judge.ts'
import { COUPON, DIGITAL_SKU, type State } from './state.ts'

/** Every field of a query that takes arguments, by `Type.field`, with good values of all of them. */
export const queryCases = (state: State): Record<string, object> => {
  const page = { first: 5 }
  const order = { orderId: state.paid[0] }
  const search = {
    category: 'Tea',
    brand: null,
    channelId: null,
    shelfId: 'room_demo_tea',
    inStock: true,
    attributes: [{ name: 'Size', values: ['100 g'] }],
    currencyCode: 'CNY',
    minPriceMinor: '1',
  }
  return {
    'Query.product': { id: 'prd_demo_001' },
    'Query.sku': { id: 'sku_demo_001' },
    'Query.products': {
      ...page,
      filter: { status: ['ACTIVE'], channelId: state.channelId, merchantId: 'mer_demo_tea' },
    },
    'Query.productSearch': { ...page, query: 'tea', sort: 'RELEVANCE', filter: search },
    'Query.opsProductSearch': {
      ...page,
      query: 'tea',
      sort: 'NEWEST',
      filter: { ...search, status: ['ACTIVE'], saleable: true, listed: true, merchantId: 'mer_demo_tea' },
    },
    'Query.searchDeadLetters': page,
    'Query.searchReconciliations': page,
    'Query.channel': { id: state.channelId },
    'Query.channels': page,
    'Query.channelImport': { id: 'imp_unknown' },
    'Query.merchant': { id: 'mer_demo_tea' },
    'Query.stockMovements': { ...page, skuId: 'sku_demo_001' },
    'Query.stockAlerts': page,
    'Query.stockActivity': { id: state.activities[0] },
    'Query.stockActivities': page,
    'Query.attributeDefinitions': { ...page, category: 'Tea' },
    'Query.shelf': { id: state.shelfIds[0] },
    'Query.shelves': page,
    'Shelf.listings': page,
    'Shelf.schedule': page,
    'Sku.availableVia': { contentId: state.roomId },
    'Sku.shipping': { region: 'CN-44' },
    'Query.historicalOrders': { ...page, source: 'olist' },
    'Query.orderHistoryExceptions': page,
    'Query.order': { id: state.paid[0] },
    'Query.orders': {
      ...page,
      filter: {
        status: ['PAID'],
        paymentStatus: ['PAID'],
        fulfilmentStatus: ['UNFULFILLED'],
        refundStatus: ['NONE'],
        skuId: 'sku_demo_004',
        merchantId: 'mer_demo_tea',
        creatorId: 'cre_demo_lin',
        contentId: 'room_demo_tea',
        customerId: 'usr_shopper',
        paymentIntentId: state.intents[0],
        externalId: 'cart-1',
        createdFrom: '2026-01-01T00:00:00Z',
      },
    },
    'Query.ordersStuck': page,
    'Query.operationRefusals': { ...page, filter: { actor: 'usr_shopper', field: 'orderCancel', code: 'NOT_FOUND' } },
    'Query.orderDeadLetters': page,
    'Query.orderRefunds': { ...page, filter: { status: ['REQUESTED'], escalated: false } },
    'Query.digitalGood': { skuId: DIGITAL_SKU },
    'Query.entitlements': page,
    'Query.orderReconciliations': page,
    'Query.orderReconciliationExceptions': page,
    'Query.orderPreview': {
      input: { lines: [{ skuId: 'sku_demo_001', quantity: 1 }], currencyCode: 'CNY', couponCodes: [COUPON] },
    },
    'Query.promotion': { id: state.promotions.published },
    'Query.promotions': { ...page, status: 'PUBLISHED' },
    'Query.coupons': { promotionId: state.promotions.published, ...page },
    'Query.paymentIntent': { id: state.intents[0] },
    'Query.paymentMethodsAvailable': { ...order, country: 'CN' },
    'Query.paymentAgreement': { channelCode: 'sandbox-card', version: 1 },
    'Query.paymentRuleSet': { version: 0 },
    'Query.paymentReconciliations': { ...page, channelCode: 'sandbox-card' },
    'Query.paymentReconciliationExceptions': { ...page, open: true, channelCode: 'sandbox-card' },
    'Query.webhookEvents': { ...page, state: 'REFUSED', reference: 'atm_prepared' },
    'Query.paymentRoutingDryRun': {
      input: {
        method: 'CARD',
        amount: { amountMinor: '5000', currencyCode: 'CNY' },
        country: 'CN',
        recurring: false,
        captureMethod: 'MANUAL',
        orderId: state.paid[0],
        rules: [{ name: 'all', split: [{ channelCode: 'sandbox-card', percent: 100 }] }],
        unhealthy: ['sandbox-card'],
      },
    },
    'Query.settlementPeriods': page,
    'Query.settlementPeriod': { id: state.openPeriodId },
    'Query.settlementAccount': { partyType: 'CREATOR', partyId: 'cre_demo_lin', currencyCode: 'CNY' },
    'Query.ledgerTransactions': order,
    'Query.clearings': order,
    'Query.liveRoom': { id: 'room_demo_tea' },
    'Query.liveRooms': page,
    'Query.article': { id: 'art_demo_1' },
    'Query.creator': { id: 'cre_demo_lin' },
    'Query.conversation': { id: state.conversations[0] },
    'Query.conversations': { ...page, filter: { status: ['BOT'] } },
    'Query.knowledgeArticle': { id: state.articleId },
    'LiveRoom.listings': page,
    'LiveRoom.earnings': { currencyCode: 'CNY' },
    'Article.listings': page,
    'Article.earnings': { currencyCode: 'CNY' },
    'Channel.imports': page,
    'Channel.configVersions': page,
  }
}

type Field = GraphQLField<unknown, unknown>

/** Every field with arguments that queries can reach, by `Type.field`. */
export function fieldsWithArguments(schema: GraphQLSchema): Map<string, Field> {
  const types = Object.values(schema.getTypeMap()).filter(
    type => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getMutationType(),
  )
  return new Map(types.flatMap(type => fieldsOf(type)))
}

function fieldsOf(type: GraphQLNamedType): [string, Field][] {
  if (!isObjectType(type)) return []
  const fields = Object.values(type.getFields()).filter(({ args }) => args.length > 0)
  return fields.map(field => [`${type.name}.${field.name}`, field])
}

/** A query of the field with each argument as a variable; one of another type is asked of an object with a known id. */
export function queryOf(name: string, field: Field, cases: Record<string, object>): string {
  const [type = ''] = name.split('.')
  const variables = field.args.map(arg => `$${arg.name}: ${arg.type}`).join(', ')
  const args = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  const asked = `${field.name}(${args}) ${selection(field.type, 2)}`
  if (type === 'Query') return `query (${variables}) { ${asked} }`
  const parent = `${type[0]?.toLowerCase()}${type.slice(1)}`
  const { id } = (cases[`Query.${parent}`] ?? {}) as { id?: string }
  return `query (${variables}) { ${parent}(id: ${JSON.stringify(id)}) { ${asked} } }`
}

export const PAGING = ['first', 'after', 'last', 'before']

/** Cursors that no connection has made, whatever its sort key. */
export const FORGED_CURSORS = [
  'x',
  ...[
    '',
    '{}',
    '[]',
    '[null]',
    '["x"]',
    '["x","y"]',
    '["x","y","z"]',
    '[1,2]',
    '[1,2,3]',
    '[0,"x","y"]',
    '[1e300]',
    '[99999999999]',
    '["2026-01-01T00:00:00.000Z"]',
    '["2026-01-01T00:00:00.000Z","a\\u0000b"]',
    '["0000-01-01T00:00:00.000Z","x"]',
    '[0,"2026-01-01T00:00:00.000Z","a\\u0000b"]',
    '[0,99999999999,"x"]',
    `["${'x'.repeat(10_000)}"]`,
  ].map(key => Buffer.from(key).toString('base64url')),
]
