import { readFileSync } from 'node:fs'
import type { Role } from '#shared/auth.ts'
import { mutationText } from '#shared/testing.ts'
import { paymentMatters } from './payments.ts'
import { bury, getStuck } from './stuck.ts'
import { type Answer, FEED_PATH, type Graph } from './world.ts'

/** One object of each kind in the state that some mutation needs, each for one mutation alone. */
export type State = Awaited<ReturnType<typeof prepare>>

const demo = (path: string) => readFileSync(new URL(`../../../scripts/demo/${path}`, import.meta.url), 'utf8')
const SKU = 'sku_demo_004'
/** Delivered by codes, and not what other orders are made of. */
export const DIGITAL_SKU = 'sku_demo_003'
/** Far off, so that it does not end by itself. */
export const SALE = { skuId: 'sku_demo_012', startsAt: '2100-01-01T00:00:00Z', endsAt: '2100-01-02T00:00:00Z' }
export const PROMOTED = { currencyCode: 'CNY', startsAt: '2020-01-01T00:00:00Z', endsAt: '2100-01-01T00:00:00Z' }
export const COUPON = 'PREPARED'

/** Makes what the mutations are tried on, through the graph itself. */
export async function prepare(graph: Graph) {
  let serial = 0
  const key = () => ({ idempotencyKey: `prepare-${serial++}-0000` })
  const run = async (as: Role, name: string, input: object, selection: string): Promise<Answer> => {
    const query = mutationText(name, `${selection} userErrors { code message path }`)
    const { body } = await graph.ask(await graph.token(as), query, { input })
    const answer = body.data?.[name]
    if (body.errors || answer?.userErrors.length !== 0) throw new Error(`${name}: ${JSON.stringify(body)}`)
    return answer
  }
  const times = <T>(count: number, make: () => Promise<T>) => Promise.all(Array.from({ length: count }, make))

  const place = async (): Promise<string> => {
    const input = { lines: [{ skuId: SKU, quantity: 1 }], currencyCode: 'CNY', ...key() }
    return (await run('SHOPPER', 'orderCreate', input, 'order { id }')).order.id
  }
  const intend = async (orderId: string, change: object = {}): Promise<string> =>
    (await run('SHOPPER', 'paymentIntentCreate', { orderId, ...change, ...key() }, 'paymentIntent { id }'))
      .paymentIntent.id
  const pay = async (paymentIntentId: string) => {
    const input = { paymentIntentId, method: 'CARD', methodToken: '4242424242424242', ...key() }
    await run('SHOPPER', 'paymentIntentConfirm', input, 'paymentIntent { id }')
  }
  const paidOrder = async (): Promise<string> => {
    const orderId = await place()
    await pay(await intend(orderId))
    return orderId
  }
  const fulfil = (orderId: string) => run('OPS', 'orderFulfil', { orderId, kind: 'SHIPMENT', ...key() }, 'order { id }')
  const refund = async (orderId: string): Promise<string> =>
    (await run('SHOPPER', 'orderRefundRequest', { orderId, reason: 'broken', ...key() }, 'refund { id }')).refund.id

  const click = async (): Promise<string> =>
    (await run('SHOPPER', 'attributionTokenCreate', { listingId: 'lst_room_demo_tea_0' }, 'token')).token
  const expiredToken = await click()
  await graph.world.clock.advance(8 * 86_400_000)
  const unpaid = await times(3, place)
  // So that no comparison is due by itself: it would resolve the difference that is made up below.
  await graph.world.sql(
    `INSERT INTO orders.reconciliation_run (id, subject, state, repairs, requested_by, requested_at, finished_at)
     SELECT DISTINCT 'rec_prepared', 'orders.payment:' || business_id, 'SUCCEEDED', false, 'test', $1::timestamptz, $1::timestamptz
     FROM orders.sales_order`,
    [graph.world.clock.now()],
  )
  const intents = await Promise.all((await times(2, place)).map(orderId => intend(orderId)))
  const held = await intend(await place(), { captureMethod: 'MANUAL' })
  await pay(held)
  const paid = await times(10, paidOrder)
  const sagas = await times(3, paidOrder)
  await graph.world.settled()
  await getStuck(graph, sagas.slice(0, 2))
  const deadLetter = await bury(graph)
  const owed = paid.splice(8)
  const sentBack = paid.splice(6)
  const [fulfilled = '', completed = '', ...refunded] = paid.splice(2)
  await fulfil(fulfilled)
  await fulfil(completed)
  const refunds = await Promise.all(refunded.map(refund))
  const failedRefunds = await Promise.all(owed.map(refund))
  for (const status of ['APPROVED', 'FAILED'])
    await graph.world.sql(`UPDATE orders.order_refund SET status = $2, failure = 'account_closed' WHERE id = ANY($1)`, [
      failedRefunds,
      status,
    ])
  /** Refunds whose goods are awaited. */
  const returns = await Promise.all(
    sentBack.map(async orderId => {
      await fulfil(orderId)
      const input = { orderId, reason: 'broken', withReturn: true, ...key() }
      const { id } = (await run('SHOPPER', 'orderRefundRequest', input, 'refund { id }')).refund
      await run('OPS', 'orderRefundApprove', { refundId: id }, 'refund { id }')
      return id as string
    }),
  )
  await run('OPS', 'digitalGoodSet', { skuId: DIGITAL_SKU, kind: 'CODE' }, 'digitalGood { availableCodes }')
  const [difference] = await graph.world.sql<{ id: string }>(
    `INSERT INTO orders.reconciliation_exception (subject, key, kind, expected, fields, first_run_id, last_run_id, opened_at)
     SELECT 'orders.payment:' || business_id, id, 'MISSING', '{"paymentIntentId": null, "receivedMinor": "5000", "refundedMinor": "0",
       "currencyCode": "CNY", "fulfilled": true}', '{}', 'rec_prepared', 'rec_prepared', now()
     FROM orders.sales_order WHERE id = $1 RETURNING id::text`,
    [completed],
  )
  await run('OPS', 'orderConfirm', { orderId: completed }, 'order { id }')
  await graph.world.settled()

  /** Promotions that need a code, so that they take nothing off other orders. */
  const promote = async (): Promise<string> => {
    const terms = { kind: 'FIXED', amountOffMinor: '900', couponRequired: true, ...PROMOTED, ...key() }
    return (await run('MERCHANT', 'promotionCreate', { name: 'Prepared', ...terms }, 'promotion { id }')).promotion.id
  }
  const [draft = '', ended = '', published = ''] = await times(3, promote)
  for (const promotionId of [ended, published])
    await run('OPS', 'promotionPublish', { promotionId }, 'promotion { id }')
  const coupon = async (code: string): Promise<string> =>
    (await run('MERCHANT', 'couponCreate', { promotionId: published, code, ...key() }, 'coupon { id }')).coupon.id
  const endedCoupon = await coupon('PREPARED-END')
  await coupon(COUPON)

  const periods = async (): Promise<string[]> => {
    const query = '{ settlementPeriods(first: 9) { nodes { id status } } }'
    const { body } = await graph.ask(await graph.token('FINANCE'), query)
    return body.data.settlementPeriods.nodes.map(({ id }: Answer) => id)
  }
  await run('FINANCE', 'settlementPeriodClose', key(), 'period { id }')
  const [openPeriodId, closedPeriodId] = await periods()

  const roomId: string = (await run('CREATOR', 'liveRoomCreate', { title: 'Tea' }, 'liveRoom { id }')).liveRoom.id
  const items = ['sku_demo_005', 'sku_demo_006'].map(skuId => ({ skuId }))
  const { listings } = await run('CREATOR', 'listingAdd', { contentId: roomId, items }, 'listings { id }')

  const config = JSON.parse(demo('channels/demo-feed.json')) as object
  const feed = demo('feeds/demo-feed.csv').split('\n')
  const channel = { code: 'prepared', name: 'Prepared', merchantId: 'mer_demo_tea', config }
  const channelId: string = (await run('OPS', 'channelCreate', channel, 'channel { id }')).channel.id

  /** A run that its worker never ends. */
  const endlessImport = async (): Promise<string> => {
    const input = { channelId, errorPolicy: 'REJECT_FAILED_ROWS', content: feed.slice(0, 2).join('\n'), ...key() }
    const { id } = (await run('MERCHANT', 'channelImportStart', input, 'import { id }')).import
    await graph.world.sql(
      `UPDATE product.channel_import SET status = 'RUNNING', finished_at = NULL, lease_owner = 'elsewhere', lease_until = now() + interval '1 day'
       WHERE id = $1`,
      [id],
    )
    return id
  }
  const cancelledImport = await endlessImport()
  await run('MERCHANT', 'channelImportCancel', { importId: cancelledImport }, 'import { id }')
  const runningImport = await endlessImport()

  const activity = async (): Promise<string> => {
    const sale = {
      kind: 'FLASH_SALE',
      name: 'Prepared',
      contentId: roomId,
      startsAt: SALE.startsAt,
      endsAt: SALE.endsAt,
    }
    const input = { ...sale, quotas: [{ skuId: SALE.skuId, quantity: 5 }], ...key() }
    return (await run('OPS', 'stockActivityCreate', input, 'activity { id }')).activity.id
  }
  const activities = await times(2, activity)

  const edited = 'prd_demo_002'
  const fromFeed = `UPDATE product.product SET channel_id = $1, external_id = 'prepared', edited = '{title}' WHERE id = $2`
  await graph.world.sql(fromFeed, [channelId, edited])
  const attribute = 'prepared_weight'
  const labels = [{ language: 'en', text: 'Weight' }]
  const definition = { category: '零食', code: attribute, type: 'NUMBER', labels }
  await run('OPS', 'attributeDefinitionSet', definition, 'definition { id }')
  const shown = ['prd_demo_008', 'prd_demo_009']
  const uses = shown.map(productId => ({ productId, use: 'CAMPAIGN', visible: true }))
  await run('OPS', 'productApplicationSetMany', { items: uses, ...key() }, 'products { id }')
  const shelfIds = ['page_prepared_0', 'page_prepared_1']
  for (const shelfId of shelfIds) {
    await run('OPS', 'shelfSet', { id: shelfId, use: 'CAMPAIGN', name: 'Prepared' }, 'shelf { id }')
    const items = [{ productId: shown[0], position: 1 }]
    await run('OPS', 'shelfPlaceMany', { shelfId, items, ...key() }, 'shelf { id }')
  }

  await run('AGENT', 'seatSet', { onDuty: true, capacity: 5, skills: ['general'] }, 'seat { id }')
  const start = async (): Promise<string> => {
    const input = { question: 'What about my order?', ...key() }
    return (await run('SHOPPER', 'conversationStart', input, 'conversation { id }')).conversation.id
  }
  const conversations = await times(4, start)
  await run('SHOPPER', 'conversationHandoff', { conversationId: conversations[3] }, 'conversation { id }')
  const article = { title: 'Returns', body: 'Within a week.' }
  const articleId: string = (await run('AGENT', 'knowledgeArticleUpsert', article, 'article { id }')).article.id

  const { webhookId, exceptionId } = await paymentMatters(graph)

  return {
    held,
    webhookId,
    exceptionId,
    promotions: { draft, ended, published },
    endedCoupon,
    activities,
    attribute,
    edited,
    shelfIds,
    unpaid,
    intents,
    paid,
    fulfilled,
    refunds,
    failedRefunds,
    stuck: { retried: sagas[0], skipped: sagas[1] },
    undoable: sagas[2],
    deadLetter,
    returns,
    orderExceptionId: difference!.id,
    openPeriodId,
    closedPeriodId,
    roomId,
    listingIds: listings.map(({ id }: Answer) => id) as string[],
    attributionToken: await click(),
    expiredToken,
    config,
    channelId,
    feed: feed.slice(0, 4).join('\n'),
    feedHead: feed[0] ?? '',
    feedPath: FEED_PATH,
    runningImport,
    cancelledImport,
    conversations,
    articleId,
  }
}
