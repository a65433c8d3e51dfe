import type { MutationCase } from '../case.ts'
import { COUPON, DIGITAL_SKU, PROMOTED, type State } from '../state.ts'
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
      externalId: 'cart-1',
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
    input: {
      orderId: state.paid[0],
      kind: 'SHIPMENT',
      lines: [{ orderLineId: `oln_${state.paid[0]?.slice(4)}_0`, quantity: 1 }],
      carrier: 'SF',
      trackingNumber: 'SF1',
      ...key('orderFulfil'),
    },
    bad: [['lines.0.quantity', 'more than was ordered', 2]],
    other: { carrier: 'YTO' },
    fine: { 'carrier: empty': OPTIONAL_TEXT, 'trackingNumber: empty': OPTIONAL_TEXT },
  },
  orderConfirm: { as: 'SHOPPER', input: { orderId: state.fulfilled } },
  orderRefundRequest: {
    as: 'SHOPPER',
    input: {
      orderId: state.paid[1],
      lines: [{ orderLineId: `oln_${state.paid[1]?.slice(4)}_0`, quantity: 1, amount: money('6900') }],
      withReturn: false,
      reason: 'broken',
      ...key('orderRefundRequest'),
    },
    bad: [
      ['lines.0.quantity', 'more than was ordered', 2],
      ['lines.0.amount.amountMinor', 'more than was paid', '6901'],
      ['lines.0.amount.amountMinor', 'less than what was not sent', '100'],
    ],
    other: { reason: 'late' },
  },
  orderRefundApprove: { as: 'MERCHANT', input: { refundId: state.refunds[0] } },
  orderRefundReject: { as: 'MERCHANT', input: { refundId: state.refunds[1], reason: 'used' } },
  orderRefundReturn: {
    as: 'SHOPPER',
    input: { refundId: state.returns[0], carrier: 'SF', trackingNumber: 'SF2' },
    fine: { 'carrier: empty': OPTIONAL_TEXT, 'trackingNumber: empty': OPTIONAL_TEXT },
  },
  orderRefundReceive: { as: 'MERCHANT', input: { refundId: state.returns[1] } },
  digitalGoodSet: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_002', kind: 'MEMBERSHIP', membershipDays: 30 },
    bad: [['membershipDays', 'more than ten years', 3661]],
  },
  deliveryCodesAdd: {
    as: 'MERCHANT',
    input: { skuId: DIGITAL_SKU, codes: ['CODE-1', 'CODE-2'], ...key('deliveryCodesAdd') },
    other: { codes: ['CODE-3'] },
    bad: [['codes', 'one twice', ['CODE-4', 'CODE-4']]],
  },
  orderReconciliationRun: {
    as: 'FINANCE',
    input: { repair: false },
    strangers: { otherBusiness: 'each business is compared on its own', neighbour: OPERATIONS },
  },
  orderReconciliationResolve: {
    as: 'FINANCE',
    input: { exceptionId: state.exceptionId, resolution: 'paid in cash' },
    strangers: { neighbour: OPERATIONS },
  },
  clockAdvance: { as: 'ADMIN', input: { seconds: 1 }, strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM } },
})
