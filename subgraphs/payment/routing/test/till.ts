import { randomUUID } from 'node:crypto'
import { claimsFor, mutationText } from '#shared/testing.ts'
import type { Answer, Shop } from '../../test/shop.ts'
import { CARD, GOOD } from '../../test/steps.ts'
import { type HealthPolicy, isTrickle } from '../domain/health.ts'

export const OTHER = 'sandbox-acquirer'

export const ALL = { name: 'all', channelCode: CARD }
export const BOTH = { name: 'both', fallback: [CARD, OTHER] }

/** On what terms a channel takes a currency: every amount, for nothing. */
export const termsOf = (currencyCode: string, change: object = {}) => ({
  currencyCode,
  minAmountMinor: '1',
  fixedFeeMinor: '0',
  feeBasisPoints: 0,
  ...change,
})

const DECISION = `ruleSetVersion rule outcome channelCode candidates trickle reason fee { amountMinor currencyCode }
  eliminated { channelCode code reason }`
const MUTATIONS = {
  paymentChannelPublish: `channel { code version methods enabled tokenisation recurring currencies
    terms { minAmount { amountMinor } maxAmount { amountMinor } fixedFee { amountMinor } feeBasisPoints } }`,
  paymentRuleSetPublish: `ruleSet { version publishedAt publishedBy health { minSamples tricklePercent }
    rules { name channelCode split { channelCode percent } fallback
      when { methods currencies minAmount { amountMinor currencyCode } maxAmount { amountMinor } countries recurring } } }`,
  paymentAgreementPublish: 'agreement { channelCode version title terms form publishedAt }',
}

/** Small figures, so that a few payments tell. */
export const QUICK: HealthPolicy = {
  windowSeconds: 300,
  samples: 8,
  minSamples: 4,
  failurePercent: 50,
  tricklePercent: 50,
}

export type Till = ReturnType<typeof openTill>

/** A business of its own in the shop: its channels, rules and health are nobody else's. */
export function openTill(shop: Shop) {
  const businessId = `biz_${randomUUID()}`
  const as = (role: Parameters<typeof claimsFor>[0]) => claimsFor(role, { businessId })
  const ask = async (query: string, variables: object = {}, role: Parameters<typeof claimsFor>[0] = 'OPS') => {
    const answer = await shop.run(query, variables, as(role))
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return answer.data
  }
  const publish = async (name: keyof typeof MUTATIONS, input: object): Promise<Answer> => {
    const query = mutationText(name, `${MUTATIONS[name]} userErrors { code message path }`)
    const given = { expectedVersion: 0, idempotencyKey: randomUUID(), ...input }
    return (await ask(query, { input: given }))[name]
  }
  const attempts = async (intentId: string): Promise<Answer[]> => {
    const query = `query ($id: ID!) { paymentIntent(id: $id) { attempts { id channelCode method status declineCode fallbackOf
      agreementVersion routing { ${DECISION} } } } }`
    return (await ask(query, { id: intentId })).paymentIntent.attempts
  }
  return {
    businessId,
    as,
    ask,
    publish,
    attempts,
    rules: (rules: object[], change: object = {}) =>
      publish('paymentRuleSetPublish', { rules, health: QUICK, ...change }),
    channel: (code: string, change: object = {}) =>
      publish('paymentChannelPublish', {
        code,
        displayName: code,
        enabled: true,
        methods: ['CARD'],
        tokenisation: 'PORTABLE',
        recurring: true,
        terms: [termsOf('CNY')],
        ...change,
      }),
    /** Pays a new order and answers how that went and by which attempts. */
    pay: async (
      card: string = GOOD,
      { orderId = `ord_${randomUUID()}`, ...change }: { orderId?: string; [field: string]: unknown } = {},
    ) => {
      const { id } = await shop.intent(orderId, as('SHOPPER'))
      const { paymentIntent, userErrors } = await shop.confirm(id, card, change, as('SHOPPER'))
      return { id, orderId, status: paymentIntent?.status, userErrors, attempts: await attempts(id) }
    },
    dryRun: async (input: object): Promise<Answer> => {
      const query = `query ($input: PaymentRoutingDryRunInput!) { paymentRoutingDryRun(input: $input) {
        decision { ${DECISION} } userErrors { code message path } } }`
      const given = { method: 'CARD', amount: { amountMinor: '5000', currencyCode: 'CNY' }, ...input }
      return (await ask(query, { input: given }, 'FINANCE')).paymentRoutingDryRun
    },
    methods: async (args: string): Promise<Answer[]> => {
      const query = `{ paymentMethodsAvailable(${args}) { code displayName channelCode tokenisation recurring
        agreement { version title terms form } } }`
      return (await ask(query, {}, 'SHOPPER')).paymentMethodsAvailable
    },
    health: async (code: string): Promise<Answer> => {
      const { paymentChannels } = await ask('{ paymentChannels { code healthy recentAttempts recentFailures } }')
      return paymentChannels.find((channel: Answer) => channel.code === code)
    },
    chargedFor: async (intentId: string) =>
      (await attempts(intentId)).filter(({ id }) => shop.sandbox.store.find('charge', id)?.status === 'SUCCEEDED')
        .length,
  }
}

/** An order that a sick channel keeps, or one that it does not. */
export function orderThat(keeps: boolean, code = CARD): string {
  for (;;) {
    const orderId = `ord_${randomUUID()}`
    if (isTrickle(orderId, code, QUICK) === keeps) return orderId
  }
}
