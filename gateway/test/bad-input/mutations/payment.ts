import type { MutationCase } from '../case.ts'
import type { State } from '../state.ts'
import { key, OPERATIONS } from './words.ts'

const FIRST = 'nothing was published before'
const OWN_ROUTING = 'each business has channels, rules and agreements of its own'

export const paymentCases = (state: State): Record<string, MutationCase> => ({
  paymentIntentCreate: {
    as: 'SHOPPER',
    input: { orderId: state.unpaid[1], captureMethod: 'AUTOMATIC', ...key('paymentIntentCreate') },
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
  paymentIntentCapture: {
    as: 'FINANCE',
    input: { paymentIntentId: state.held, amountMinor: '100', ...key('paymentIntentCapture') },
    other: { amountMinor: '101' },
    strangers: { neighbour: OPERATIONS },
  },
  paymentReconcile: {
    as: 'FINANCE',
    input: { channelCode: 'sandbox-card', day: '2026-01-01' },
    bad: [
      ['channelCode', 'unknown', 'nowhere'],
      ['day', 'not of the calendar', '2026-02-30'],
      ['day', 'not over', '2999-01-01'],
    ],
    strangers: { otherBusiness: 'each business has files of its own', neighbour: OPERATIONS },
  },
  paymentExceptionResolve: {
    as: 'FINANCE',
    input: { exceptionId: state.exceptionId, resolution: 'ACCEPTED', note: 'The bank has confirmed it.' },
    bad: [['resolution', 'what only a comparison says', 'VANISHED']],
    strangers: { neighbour: OPERATIONS },
  },
  webhookEventReplay: {
    as: 'OPS',
    input: { webhookEventId: state.webhookId, note: 'Its order is known now.' },
    strangers: { neighbour: OPERATIONS },
  },
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
})
