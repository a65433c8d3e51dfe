import { type Answer, GraphFailure, succeed } from '../client/client.ts'
import { assert, money, until } from './checks.ts'
import type { Demo, PaidOrder, Room } from './demo.ts'

/** A creator opens a live room and lists SKUs in it. */
export async function openRoom(demo: Demo, skus: readonly string[]): Promise<Room> {
  const creator = demo.as('CREATOR')
  const { liveRoom } = await succeed(creator('DemoLiveRoomCreate', { input: { title: `今晚好茶 ${demo.run}` } }))
  const items = skus.slice(0, 20).map(skuId => ({ skuId, promotionText: '直播专享' }))
  const { listings } = await succeed(creator('DemoListingAdd', { input: { contentId: liveRoom.id, items } }))
  await succeed(creator('DemoListingPin', { input: { listingId: listings[0].id } }))
  await succeed(creator('DemoLiveRoomStatusChange', { input: { liveRoomId: liveRoom.id, status: 'LIVE' } }))
  demo.say('room', `${liveRoom.title}: ${listings.length} SKUs listed, one pinned, on air`)
  return { id: liveRoom.id }
}

/** A shopper opens the room with one query, orders with an attribution token, pays, receives, and time confirms. */
export async function buyInRoom(demo: Demo, room: Room): Promise<PaidOrder> {
  const shopper = demo.as('SHOPPER')
  const { liveRoom } = await demo.as('ANONYMOUS')('LiveRoom', { id: room.id })
  const [listing] = liveRoom.listings.nodes
  demo.say(
    'one query',
    `${liveRoom.creator.displayName}: ${liveRoom.listings.nodes.length} products, the first “${listing.sku.product.title}” at ${money(listing.attributes.price)}, ${listing.sku.stock.available} in stock`,
  )
  assert(listing.pinned && listing.attributes.saleable && listing.sku.stock.inStock, 'the pinned product can be bought')
  const stockBefore = listing.sku.stock.available
  const { token } = await succeed(shopper('AttributionTokenCreate', { input: { listingId: listing.id } }))
  const order = await place(demo, listing, token)
  await pay(demo, order)
  await until(
    'the stock to be claimed',
    () => demo.as('OPS')('DemoSkuStock', { id: listing.sku.id }),
    ({ sku }) => sku.stock.committed >= 2 && sku.stock.available === stockBefore - 2,
  )
  await receive(demo, order)
  return order
}

async function place(demo: Demo, listing: Answer, attributionToken: string): Promise<PaidOrder> {
  const shopper = demo.as('SHOPPER')
  const { amountMinor, currencyCode } = listing.attributes.price
  const input = {
    lines: [{ skuId: listing.sku.id, quantity: 2, attributionToken }],
    currencyCode,
    expectedTotalMinor: (BigInt(amountMinor) * 2n).toString(),
    idempotencyKey: `demo-order-${demo.run}`,
  }
  const { order } = await succeed(shopper('OrderCreate', { input }))
  const repeat = await succeed(shopper('OrderCreate', { input }))
  assert(repeat.order.id === order.id, 'the same idempotency key is the same order')
  demo.say('order', `${order.id}, ${order.status}, ${money(order.total)}`)
  return { id: order.id, lineId: order.lines[0].id, total: order.total }
}

async function pay(demo: Demo, order: PaidOrder): Promise<void> {
  const shopper = demo.as('SHOPPER')
  const { paymentIntent } = await succeed(
    shopper('PaymentIntentCreate', { input: { orderId: order.id, idempotencyKey: `demo-intent-${demo.run}` } }),
  )
  const paid = await payByCard(demo, order, paymentIntent.id)
  assert(
    paid.order.paymentIntent.received.amountMinor === order.total.amountMinor,
    'what was received is the order’s total',
  )
  demo.say('paid', `${paymentIntent.id}, received ${money(paid.order.paymentIntent.received)}`)
}

/**
 * Pays by a test card. When the channel was killed before it got the charge, the attempt is looked up and turns out not to
 * have happened; then the shopper pays again.
 */
async function payByCard(demo: Demo, order: PaidOrder, paymentIntentId: string, attempt = 1): Promise<Answer> {
  const shopper = demo.as('SHOPPER')
  const card = { method: 'CARD', methodToken: '4242424242424242' }
  const input = { paymentIntentId, ...card, idempotencyKey: `demo-pay-${demo.run}-${attempt}` }
  const { paymentIntentConfirm } = await shopper('PaymentIntentConfirm', { input })
  const [refusal] = paymentIntentConfirm.userErrors
  if (refusal && !['PROVIDER_UNKNOWN', 'PROVIDER_DECLINED'].includes(refusal.code))
    throw new GraphFailure(refusal.message)
  const known = await until(
    'the outcome of the payment',
    () => shopper('Order', { id: order.id }),
    ({ order: { status, paymentIntent } }) => status === 'PAID' || paymentIntent.status === 'REQUIRES_PAYMENT_METHOD',
  )
  if (known.order.status === 'PAID') return known
  assert(attempt < 3, 'a card that works is accepted')
  demo.say('pay again', 'the channel never got the first charge')
  return payByCard(demo, order, paymentIntentId, attempt + 1)
}

async function receive(demo: Demo, order: PaidOrder): Promise<void> {
  const input = {
    orderId: order.id,
    kind: 'SHIPMENT',
    carrier: 'SF',
    trackingNumber: `SF${demo.run}`,
    idempotencyKey: `demo-fulfil-${demo.run}`,
  }
  await until(
    'the order to be fulfillable',
    () => demo.as('OPS')('OrderFulfil', { input }),
    answer => answer.orderFulfil.userErrors.length === 0,
  )
  demo.say('fulfilled', `by SF, tracking number SF${demo.run}`)
  const { now } = await succeed(demo.as('ADMIN')('ClockAdvance', { input: { seconds: 8 * 86_400 } }))
  await until(
    'the order to be completed',
    () => demo.as('SHOPPER')('Order', { id: order.id }),
    answer => answer.order.status === 'COMPLETED',
  )
  demo.say('completed', `by itself, eight days later by the test clock (${now})`)
}
