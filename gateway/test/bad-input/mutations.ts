import type { MutationCase } from './case.ts'
import { COUPON, PROMOTED, SALE, type State } from './state.ts'

const key = (name: string) => ({ idempotencyKey: `bad-input-${name}` })
const money = (amountMinor: string) => ({ amountMinor, currencyCode: 'CNY' })
/** The good variants of `shelfSet` have made these places, in another version. */
const ANY_SHELF = {
  'shelfId: unknown': 'expectedVersion',
  'shelfId: malformed': 'expectedVersion',
  'shelfId: of another kind': 'expectedVersion',
}
const PLAN = 'plans belong to another subgraph'
const OPTIONAL_TEXT = 'an optional text may be empty'
const OPERATIONS = 'operations see all of their business'
const FEED = 'a feed is a long text'
const CONTENT = 'content belongs to another subgraph'
const INDEX = 'the search index is one for all businesses'
const NOT_FAILED = 'what has not failed is not tried again'
const FIRST = 'nothing was published before'
const OWN_ROUTING = 'each business has channels, rules and agreements of its own'
const PLATFORM = 'the test clock is the one of the whole platform'

/** Every mutation of the graph. One that is missing here fails the test: it needs a decision. */
export const mutationCases = (state: State): Record<string, MutationCase> => ({
  // product
  channelCreate: {
    as: 'OPS',
    input: { code: 'bad-input', name: 'Bad input', merchantId: 'mer_demo_tea', config: state.config },
    strangers: { neighbour: OPERATIONS },
  },
  channelConfigPublish: {
    as: 'OPS',
    input: { channelId: state.channelId, config: state.config },
    strangers: { neighbour: OPERATIONS },
  },
  channelImportDryRun: {
    as: 'OPS',
    input: { channelId: state.channelId, config: state.config, content: state.feed, rows: 3 },
    instead: { channelId: state.channelId, path: state.feedPath },
    bad: [
      ['content', 'truncated', `${state.feedHead}\nfeed-9,"half a text`],
      ['content', 'a column too many', `${state.feedHead}\n${','.repeat(40)}`],
      ['content', 'longer than feeds may be', 'x'.repeat(300_000)],
      ['path', 'outside', '../../etc/passwd'],
      ['config', 'of another format', { ...state.config, source: { format: 'json' } }],
      ['config', 'without a title', { ...state.config, map: { externalId: { from: 'id' } } }],
      ['config', 'with a broken expression', { ...state.config, map: { externalId: '$(' } }],
    ],
    fine: { 'content: long': FEED, 'content: a column too many': 'the row is shown with what is wrong' },
    elsewhere: { 'config: of another format': 'content' },
    strangers: { neighbour: OPERATIONS },
  },
  channelImportStart: {
    as: 'MERCHANT',
    input: {
      channelId: state.channelId,
      errorPolicy: 'REJECT_FAILED_ROWS',
      content: state.feed,
      ...key('channelImportStart'),
    },
    other: { errorPolicy: 'IGNORE_FAILED' },
    bad: [['content', 'longer than feeds may be', 'x'.repeat(300_000)]],
    fine: { 'content: long': FEED },
  },
  channelUploadCreate: { as: 'MERCHANT', input: { channelId: state.channelId, fileName: 'feed.csv' } },
  channelImportCancel: { as: 'MERCHANT', input: { importId: state.runningImport } },
  channelImportResume: { as: 'MERCHANT', input: { importId: state.cancelledImport } },
  productStatusChange: {
    as: 'MERCHANT',
    input: { productId: 'prd_demo_010', status: 'SUSPENDED', expectedVersion: 1 },
  },
  productUpdate: {
    as: 'MERCHANT',
    input: {
      productId: 'prd_demo_014',
      expectedVersion: 1,
      title: 'A title',
      description: 'A description',
      brand: 'A brand',
      category: 'A category',
      language: 'en-GB',
      media: [{ url: 'https://img.example/a.jpg', altText: 'A picture', width: 8, height: 6 }],
    },
    bad: [['media.0.url', 'a script', 'javascript:alert(1)']],
    fine: { 'media: an empty list': 'no picture' },
  },
  productStatusChangeMany: {
    as: 'MERCHANT',
    input: {
      items: [{ productId: 'prd_demo_007', status: 'SUSPENDED', expectedVersion: 1 }],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productStatusChangeMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
  },
  attributeDefinitionSet: {
    as: 'OPS',
    input: {
      category: 'Bad input',
      code: 'kind',
      type: 'ENUM',
      unit: null,
      options: [{ code: 'green', labels: [{ language: 'en', text: 'Green' }] }],
      labels: [{ language: 'en', text: 'Kind' }],
      required: false,
      facetable: true,
      position: 1,
      retired: false,
      expectedVersion: 0,
    },
    bad: [
      ['code', 'in capitals', 'KIND'],
      ['labels.0.language', 'a sentence', 'not a language'],
    ],
    fine: { 'position: zero': 'the first', 'expectedVersion: zero': 'a new one' },
    strangers: { otherBusiness: 'each business has its own attributes', neighbour: OPERATIONS },
  },
  productAttributeSetMany: {
    as: 'MERCHANT',
    input: {
      items: [
        { productId: 'prd_demo_013', attributes: [{ code: state.attribute, value: '12.5' }], expectedVersion: 1 },
      ],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productAttributeSetMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    bad: [['items.0.attributes.0.value', 'no number', '12,5']],
  },
  productApplicationSetMany: {
    as: 'OPS',
    input: {
      items: [
        {
          productId: 'prd_demo_001',
          use: 'CAMPAIGN',
          title: 'A title',
          copy: 'A copy',
          labels: ['Hot'],
          prices: [{ skuId: 'sku_demo_001', price: money('4321') }],
          commissionPlanId: 'cpl_demo',
          visible: true,
          expectedVersion: 0,
        },
      ],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('productApplicationSetMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    fine: {
      'items.0.labels: an empty list': 'no label',
      'items.0.prices: an empty list': 'no price of its own',
      'items.0.expectedVersion: zero': 'a new one',
      'items.0.prices.0.price.amountMinor: 2^53+1': 'amounts go to 10^15 and more',
      'items.0.commissionPlanId: unknown': PLAN,
      'items.0.commissionPlanId: malformed': PLAN,
      'items.0.commissionPlanId: of another kind': PLAN,
    },
    strangers: { neighbour: OPERATIONS },
  },
  shelfSet: {
    as: 'OPS',
    input: { id: 'page_bad_input', use: 'CAMPAIGN', name: 'Bad input', expectedVersion: 0 },
    fine: {
      'expectedVersion: zero': 'a new one',
      'id: unknown': CONTENT,
      'id: malformed': CONTENT,
      'id: of another kind': CONTENT,
    },
    strangers: { otherBusiness: 'each business has its own places', neighbour: OPERATIONS },
  },
  shelfPlaceMany: {
    as: 'OPS',
    input: {
      shelfId: state.shelfIds[0],
      items: [
        {
          productId: 'prd_demo_009',
          position: 5,
          startsAt: SALE.startsAt,
          endsAt: SALE.endsAt,
        },
      ],
      expectedVersion: 2,
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('shelfPlaceMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    bad: [['items.0.endsAt', 'before it starts', '2020-01-01T00:00:00Z']],
    fine: { 'items.0.position: zero': 'the first' },
    elsewhere: ANY_SHELF,
    strangers: { neighbour: OPERATIONS },
  },
  shelfRemoveMany: {
    as: 'OPS',
    input: {
      shelfId: state.shelfIds[1],
      productIds: ['prd_demo_008'],
      expectedVersion: 2,
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('shelfRemoveMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    elsewhere: ANY_SHELF,
    strangers: { neighbour: OPERATIONS },
  },
  skuPriceChange: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', price: money('4321'), ...key('skuPriceChange') },
    other: { price: money('4322') },
    fine: { 'price.amountMinor: 2^53+1': 'amounts go to 10^15 and more' },
  },
  skuCostSet: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', cost: money('4000'), ...key('skuCostSet') },
    other: { cost: money('4001') },
    fine: { 'cost.amountMinor: zero': 'a gift', 'cost.amountMinor: 2^53+1': 'amounts go to 10^15 and more' },
  },
  searchIndexReconcile: {
    as: 'ADMIN',
    input: { repair: true },
    strangers: { otherBusiness: INDEX, neighbour: INDEX },
  },
  searchIndexRebuild: {
    as: 'ADMIN',
    input: { reason: 'new synonyms' },
    strangers: { otherBusiness: INDEX, neighbour: INDEX },
  },
  searchDeadLetterRedrive: {
    as: 'OPS',
    input: { productIds: ['prd_demo_001'] },
    fine: {
      'productIds.0: unknown': NOT_FAILED,
      'productIds.0: malformed': NOT_FAILED,
      'productIds.0: of another kind': NOT_FAILED,
    },
    strangers: { otherBusiness: NOT_FAILED, neighbour: OPERATIONS },
  },
  stockAdjust: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', locationCode: 'default', delta: 5, reason: 'counted', ...key('stockAdjust') },
    other: { delta: 6 },
    fine: { 'delta: negative': 'stock is also taken away' },
  },
  stockAdjustMany: {
    as: 'MERCHANT',
    input: {
      items: [{ skuId: 'sku_demo_011', locationCode: 'default', delta: 5, reason: 'counted' }],
      errorPolicy: 'REJECT_EVERYTHING',
      ...key('stockAdjustMany'),
    },
    other: { errorPolicy: 'REJECT_FAILED_ROWS' },
    fine: { 'items.0.delta: negative': 'stock is also taken away' },
  },
  stockLocationUpsert: {
    as: 'OPS',
    input: { code: 'bad-input', name: 'Bad input', priority: 5, regions: ['CN-44'], handlingDays: 2 },
    fine: {
      'priority: zero': 'the first',
      'handlingDays: zero': 'the same day',
      'regions: an empty list': 'everywhere',
    },
    strangers: { otherBusiness: 'each business has its own locations', neighbour: OPERATIONS },
  },
  stockLevelConfigure: {
    as: 'MERCHANT',
    input: { skuId: 'sku_demo_011', locationCode: 'default', safety: 1, incoming: 10, lowThreshold: 2 },
    fine: { 'safety: zero': 'keeps nothing back', 'incoming: zero': 'nothing', 'lowThreshold: zero': 'sold out' },
  },
  stockActivityCreate: {
    as: 'OPS',
    input: {
      kind: 'LIVE_ROOM',
      name: 'Tonight',
      contentId: state.roomId,
      startsAt: SALE.startsAt,
      endsAt: SALE.endsAt,
      quotas: [{ skuId: SALE.skuId, quantity: 2 }],
      ...key('stockActivityCreate'),
    },
    other: { name: 'Tomorrow' },
    bad: [
      ['endsAt', 'over', '2020-01-01T00:00:00Z'],
      ['quotas.0.quantity', 'more than there is', 100_000],
    ],
    fine: {
      'contentId: unknown': CONTENT,
      'contentId: malformed': CONTENT,
      'contentId: of another kind': CONTENT,
    },
    strangers: { neighbour: OPERATIONS },
  },
  stockQuotaChange: {
    as: 'OPS',
    input: { activityId: state.activities[0], skuId: SALE.skuId, delta: 1, ...key('stockQuotaChange') },
    other: { delta: 2 },
    fine: { 'delta: negative': 'units are also taken back' },
    strangers: { neighbour: OPERATIONS },
  },
  stockActivityEnd: {
    as: 'OPS',
    input: { activityId: state.activities[1] },
    strangers: { neighbour: OPERATIONS },
  },
  // sales-attribute
  liveRoomCreate: {
    as: 'CREATOR',
    input: { title: 'Tonight', startsAt: '2026-12-01T12:00:00Z' },
    strangers: { neighbour: 'each creator opens rooms of their own' },
  },
  liveRoomStatusChange: { as: 'CREATOR', input: { liveRoomId: state.roomId, status: 'LIVE' } },
  listingAdd: {
    as: 'CREATOR',
    input: {
      contentId: state.roomId,
      items: [
        {
          skuId: 'sku_demo_003',
          commissionPlanId: 'pln_standard',
          price: money('12300'),
          promotionText: 'Tonight only',
        },
      ],
    },
    fine: { 'items.0.promotionText: empty': OPTIONAL_TEXT },
  },
  listingRemove: { as: 'CREATOR', input: { listingId: state.listingIds[0] } },
  listingPin: { as: 'CREATOR', input: { listingId: state.listingIds[1] } },
  attributionTokenCreate: {
    as: 'SHOPPER',
    input: { listingId: 'lst_room_demo_tea_0' },
    strangers: { anonymous: 'everybody may click', neighbour: 'everybody may click' },
  },
  // order
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
  clockAdvance: { as: 'ADMIN', input: { seconds: 1 }, strangers: { otherBusiness: PLATFORM, neighbour: PLATFORM } },
  // payment
  paymentIntentCreate: {
    as: 'SHOPPER',
    input: { orderId: state.unpaid[1], ...key('paymentIntentCreate') },
    other: { orderId: state.unpaid[2] },
  },
  paymentIntentConfirm: {
    as: 'SHOPPER',
    input: {
      paymentIntentId: state.intents[0],
      method: 'CARD',
      methodToken: '4242424242424242',
      ...key('paymentIntentConfirm'),
    },
    other: { methodToken: '4000000000000002' },
  },
  paymentIntentCancel: { as: 'SHOPPER', input: { paymentIntentId: state.intents[1] } },
  paymentChannelPublish: {
    as: 'OPS',
    input: {
      code: 'sandbox-wallet',
      expectedVersion: 0,
      displayName: 'Wallet',
      enabled: true,
      methods: ['WALLET'],
      tokenisation: 'CHANNEL',
      recurring: true,
      terms: [
        { currencyCode: 'CNY', minAmountMinor: '1', maxAmountMinor: '900', fixedFeeMinor: '5', feeBasisPoints: 60 },
      ],
      ...key('paymentChannelPublish'),
    },
    other: { displayName: 'Another' },
    bad: [
      ['methods.0', 'in small letters', 'wallet'],
      ['tokenisation', 'none, but it charges again', 'NONE'],
      ['terms.0.maxAmountMinor', 'below the smallest', '0'],
    ],
    fine: {
      'expectedVersion: zero': FIRST,
      'terms.0.currencyCode: another': 'a channel may take any currency',
      'terms.0.fixedFeeMinor: zero': 'a fee may be nothing',
      'terms.0.feeBasisPoints: zero': 'a fee may be nothing',
    },
    elsewhere: { 'tokenisation: none, but it charges again': 'recurring' },
    strangers: { otherBusiness: OWN_ROUTING, neighbour: OPERATIONS },
  },
  paymentRuleSetPublish: {
    as: 'OPS',
    input: {
      expectedVersion: 0,
      rules: [
        {
          name: 'small',
          when: {
            methods: ['CARD'],
            currencies: ['CNY'],
            minAmountMinor: '1',
            maxAmountMinor: '900',
            countries: ['CN'],
            recurring: false,
          },
          channelCode: 'sandbox-card',
        },
      ],
      health: { windowSeconds: 300, samples: 20, minSamples: 5, failurePercent: 50, tricklePercent: 5 },
      ...key('paymentRuleSetPublish'),
    },
    other: { expectedVersion: 1 },
    bad: [
      ['rules.0.when.countries.0', 'in words', 'China'],
      ['rules.0.fallback', 'beside a channel', ['sandbox-card']],
      ['rules.0.split', 'beside a channel', [{ channelCode: 'sandbox-card', percent: 100 }]],
      ['rules.0.channelCode', 'unknown', 'nowhere'],
      ['rules.0.when.maxAmountMinor', 'below the smallest', '0'],
      ['health.minSamples', 'above samples', 21],
    ],
    fine: { 'expectedVersion: zero': FIRST, 'health.tricklePercent: zero': 'a trickle may be nothing' },
    elsewhere: { 'rules.0.when.currencies.0: another': 'rules.0.channelCode' },
    strangers: { otherBusiness: OWN_ROUTING, neighbour: OPERATIONS },
  },
  paymentAgreementPublish: {
    as: 'OPS',
    input: {
      channelCode: 'sandbox-card',
      expectedVersion: 0,
      title: 'Card payment',
      terms: 'You pay at once.',
      form: { fields: ['cvc'] },
      ...key('paymentAgreementPublish'),
    },
    other: { title: 'Another' },
    bad: [['channelCode', 'unknown', 'nowhere']],
    fine: { 'expectedVersion: zero': FIRST },
    strangers: { otherBusiness: OWN_ROUTING, neighbour: OPERATIONS },
  },
  // settlement
  settlementPeriodClose: {
    as: 'FINANCE',
    input: { periodId: state.openPeriodId, ...key('settlementPeriodClose') },
    other: { periodId: state.closedPeriodId },
    strangers: { neighbour: 'finance sees all of its business' },
  },
  settlementPayoutRun: {
    as: 'FINANCE',
    input: { periodId: state.closedPeriodId, ...key('settlementPayoutRun') },
    other: { periodId: state.openPeriodId },
    strangers: { neighbour: 'finance sees all of its business' },
  },
  // support
  conversationStart: {
    as: 'SHOPPER',
    input: { question: 'Where is it?', orderId: state.paid[0], skill: 'general', ...key('conversationStart') },
    other: { question: 'Where is it now?' },
  },
  messageSend: {
    as: 'SHOPPER',
    input: { conversationId: state.conversations[0], body: 'Hello?', ...key('messageSend') },
    other: { body: 'Hello!' },
  },
  conversationHandoff: { as: 'SHOPPER', input: { conversationId: state.conversations[1] } },
  conversationClose: { as: 'SHOPPER', input: { conversationId: state.conversations[2] } },
  conversationTakeNext: {
    as: 'AGENT',
    input: { skill: 'general' },
    strangers: {
      otherBusiness: 'each agent takes from the queue of their own business',
    },
  },
  seatSet: {
    as: 'AGENT',
    input: { onDuty: true, capacity: 4, skills: ['general'] },
    strangers: { neighbour: 'each agent sets their own seat', otherBusiness: 'each agent sets their own seat' },
  },
  knowledgeArticleUpsert: {
    as: 'AGENT',
    input: { id: state.articleId, title: 'Returns', body: 'Within seven days.', language: 'en' },
    strangers: { neighbour: 'the articles are the business’s' },
  },
})
