import type { MutationCase } from '../case.ts'
import { COUPON, PROMOTED, type State } from '../state.ts'
import { key, money, OPERATIONS, OPTIONAL_TEXT } from './words.ts'

const PLATFORM = 'the test clock is the one of the whole platform'

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
  orderSagaRetry: {
    as: 'OPS',
    input: { orderId: state.stuck.retried, step: 'CLAIM', reason: 'stock is back', ...key('orderSagaRetry') },
    other: { reason: 'again' },
    bad: [['step', 'that did not fail', 'RESERVE']],
    strangers: { neighbour: OPERATIONS },
  },
  orderSagaSkip: {
    as: 'OPS',
    input: { orderId: state.stuck.skipped, step: 'CLAIM', reason: 'by hand', ...key('orderSagaSkip') },
    other: { reason: 'by another hand' },
    bad: [['step', 'that moves money', 'PAY']],
    strangers: { neighbour: OPERATIONS },
  },
  orderSagaCompensate: {
    as: 'OPS',
    input: { orderId: state.undoable, reason: 'broken', ...key('orderSagaCompensate') },
    other: { reason: 'lost' },
    bad: [['orderId', 'that was sent', state.fulfilled]],
    strangers: { neighbour: OPERATIONS },
  },
  orderDeadLetterRedrive: {
    as: 'OPS',
    input: { ids: [state.deadLetter], reason: 'it works again' },
    bad: [['ids.0', 'unknown', '00000000-0000-4000-8000-000000000000']],
    strangers: { neighbour: OPERATIONS },
  },
  clockAdvance: { as: 'ADMIN', input: { seconds: 1 }, strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM } },
})
