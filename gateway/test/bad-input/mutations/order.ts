import type { MutationCase } from '../case.ts'
import { COUPON, PROMOTED, type State } from '../state.ts'
import { key, money, OPTIONAL_TEXT } from './words.ts'

const PLATFORM = 'it belongs to the whole platform'
const OWN_HISTORY = 'each business has its own history'

export const orderCases = (state: State): Record<string, MutationCase> => ({
  orderCreate: {
    as: 'SHOPPER',
    input: {
      lines: [{ skuId: 'sku_demo_001', quantity: 1, attributionToken: state.attributionToken }],
      currencyCode: 'CNY',
      couponCodes: [COUPON],
      expectedTotalMinor: '12000',
      ...key('orderCreate'),
    },
    other: { currencyCode: 'USD' },
    bad: [
      ['lines.0', 'in another currency', { skuId: 'sku_demo_005', quantity: 1 }],
      ['lines.0.attributionToken', 'forged', `${state.attributionToken.slice(0, -6)}AAAAAA`],
      ['lines.0.attributionToken', 'expired', state.expiredToken],
      ['couponCodes.0', 'unknown', 'NO-SUCH-CODE'],
      ['couponCodes', 'the same twice', [COUPON, COUPON]],
    ],
    fine: { 'couponCodes: an empty list': 'no code' },
    elsewhere: { 'currencyCode: another': 'lines.0.skuId' },
    strangers: { neighbour: 'each shopper orders for themselves' },
  },
  promotionCreate: {
    as: 'MERCHANT',
    input: {
      name: 'Tonight',
      kind: 'PERCENTAGE',
      merchantId: 'mer_demo_tea',
      skuIds: ['sku_demo_001'],
      percentBps: 1000,
      thresholdMinor: '5000',
      stacking: 'EXCLUSIVE',
      priority: 5,
      couponRequired: true,
      totalLimit: 10,
      perCustomerLimit: 1,
      ...PROMOTED,
      ...key('promotionCreate'),
    },
    other: { percentBps: 2000 },
    instead: {
      name: 'A gift',
      kind: 'GIFT',
      giftSkuId: 'sku_demo_001',
      giftQuantity: 1,
      ...PROMOTED,
      ...key('promotionCreate-gift'),
    },
    bad: [
      ['percentBps', 'more than all', 10_001],
      ['amountOffMinor', 'of another kind', '500'],
      ['endsAt', 'before startsAt', '2019-01-01T00:00:00Z'],
      ['skuIds.0', 'of another merchant', 'sku_demo_015'],
    ],
    fine: { 'priority: zero': 'the first', 'currencyCode: another': 'for orders in that currency' },
  },
  promotionPublish: { as: 'MERCHANT', input: { promotionId: state.promotions.draft } },
  promotionEnd: { as: 'MERCHANT', input: { promotionId: state.promotions.ended } },
  couponCreate: {
    as: 'MERCHANT',
    input: {
      promotionId: state.promotions.published,
      code: 'TONIGHT-5',
      totalLimit: 5,
      perCustomerLimit: 1,
      ...key('couponCreate'),
    },
    other: { code: 'TONIGHT-6' },
    bad: [
      ['code', 'taken', COUPON],
      ['code', 'with a space', 'TO NIGHT'],
    ],
  },
  couponEnd: { as: 'MERCHANT', input: { couponId: state.endedCoupon } },
  orderCancel: {
    as: 'SHOPPER',
    input: { orderId: state.unpaid[0], reason: 'changed my mind' },
    fine: { 'reason: empty': OPTIONAL_TEXT },
  },
  orderFulfil: {
    as: 'MERCHANT',
    input: { orderId: state.paid[0], kind: 'SHIPMENT', carrier: 'SF', trackingNumber: 'SF1', ...key('orderFulfil') },
    other: { carrier: 'YTO' },
    fine: { 'carrier: empty': OPTIONAL_TEXT, 'trackingNumber: empty': OPTIONAL_TEXT },
  },
  orderConfirm: { as: 'SHOPPER', input: { orderId: state.fulfilled } },
  orderRefundRequest: {
    as: 'SHOPPER',
    input: {
      orderId: state.paid[1],
      lines: [{ orderLineId: `oln_${state.paid[1]?.slice(4)}_0`, amount: money('100') }],
      reason: 'broken',
      ...key('orderRefundRequest'),
    },
    other: { reason: 'late' },
  },
  orderRefundApprove: { as: 'MERCHANT', input: { refundId: state.refunds[0] } },
  orderRefundReject: { as: 'MERCHANT', input: { refundId: state.refunds[1], reason: 'used' } },
  degradationSwitchThrow: {
    as: 'OPS',
    input: { name: 'content', reason: 'too slow' },
    strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM },
  },
  degradationSwitchRelease: {
    as: 'OPS',
    input: { name: 'content', reason: 'fast again' },
    strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM },
  },
  circuitBreakerOverride: {
    as: 'OPS',
    input: { name: 'payment.bad-input', mode: 'OPEN', reason: 'a test' },
    strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM },
  },
  orderHistoryImport: {
    as: 'OPS',
    input: {
      source: 'bad-input',
      orders: [
        {
          externalId: 'x1',
          customerId: 'c1',
          currencyCode: 'BRL',
          transitions: [{ to: 'CREATED', at: '2017-01-01T00:00:00Z' }],
          lines: [{ productId: 'p1', merchantId: 'm1', quantity: 1, priceMinor: '100', freightMinor: '5' }],
          payments: [{ method: 'card', amountMinor: '105' }],
        },
      ],
    },
    fine: {
      'orders.0.currencyCode: another': 'history may be in any currency',
      'orders.0.lines: an empty list': 'none are known of some orders',
      'orders.0.payments: an empty list': 'none are known of some orders',
      'orders.0.lines.0.priceMinor: zero': 'gifts',
      'orders.0.lines.0.freightMinor: zero': 'most goods are sent for nothing',
      'orders.0.payments.0.amountMinor: zero': 'vouchers that paid nothing are recorded, too',
    },
    bad: [
      ['source', 'with a space', 'an other'],
      ['orders.0.transitions.0.to', 'not the first state', 'PAID'],
    ],
    strangers: { otherBusiness: OWN_HISTORY, neighbour: OWN_HISTORY },
  },
  orderHistoryReconcile: {
    as: 'OPS',
    input: { reason: 'a test' },
    fine: { 'reason: empty': OPTIONAL_TEXT },
    strangers: { otherBusiness: OWN_HISTORY, neighbour: OWN_HISTORY },
  },
  clockAdvance: { as: 'ADMIN', input: { seconds: 1 }, strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM } },
})
