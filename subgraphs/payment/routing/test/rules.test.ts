import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openShop } from '../../test/shop.ts'
import { CARD, GOOD, WALLET } from '../../test/steps.ts'
import { ALL, BOTH, OTHER, openTill, type Till, termsOf } from './till.ts'

/** How payments follow what operations have published, and what a dry run says of it. */
const shop = openShop()
let till: Till
beforeEach(() => {
  till = openTill(shop)
})

describe('payments', () => {
  it('go as before where nothing was published', async () => {
    const { status, attempts } = await till.pay()
    expect(status).toBe('SUCCEEDED')
    expect(attempts).toMatchObject([
      {
        channelCode: CARD,
        method: 'CARD',
        agreementVersion: null,
        routing: {
          ruleSetVersion: 0,
          rule: 'default',
          outcome: 'FALLBACK',
          channelCode: CARD,
          candidates: [CARD],
          eliminated: [{ channelCode: WALLET, code: 'METHOD', reason: 'does not take CARD' }],
          trickle: false,
          fee: { amountMinor: '30', currencyCode: 'CNY' },
        },
      },
    ])
  })

  it('follow the first rule whose method, currency, range and country fit', async () => {
    await till.channel(OTHER, { methods: ['CARD', 'WALLET'], terms: [termsOf('CNY'), termsOf('USD')] })
    const large = { currencies: ['CNY'], minAmountMinor: '10000', maxAmountMinor: '20000' }
    const { ruleSet } = await till.rules([
      { name: 'wallets', when: { methods: ['WALLET'] }, channelCode: OTHER },
      { name: 'large', when: large, channelCode: OTHER },
      { name: 'Germany', when: { countries: ['DE', 'AT'] }, channelCode: OTHER },
      ALL,
    ])
    expect(ruleSet).toMatchObject({ version: 1, publishedBy: 'usr_ops' })
    expect(ruleSet.rules[1]).toMatchObject({
      channelCode: OTHER,
      split: null,
      when: { minAmount: { amountMinor: '10000', currencyCode: 'CNY' }, countries: null },
    })
    const cases: [string, object, string, string][] = [
      ['5000', {}, 'all', CARD],
      ['9999', {}, 'all', CARD],
      ['10000', {}, 'large', OTHER],
      ['20000', {}, 'large', OTHER],
      ['20001', {}, 'all', CARD],
      ['5000', { country: 'DE' }, 'Germany', OTHER],
      ['5000', { country: 'FR' }, 'all', CARD],
      ['5000', { method: 'WALLET' }, 'wallets', OTHER],
    ]
    for (const [amountMinor, change, rule, channelCode] of cases) {
      const orderId = `ord_${randomUUID()}`
      shop.totals.set(orderId, { amountMinor, currencyCode: 'CNY' })
      const { status, attempts } = await till.pay(GOOD, { orderId, ...change })
      expect(status).toBe('SUCCEEDED')
      expect(attempts).toMatchObject([{ channelCode, routing: { rule, ruleSetVersion: 1 } }])
    }
  })

  it('keep to the limits of channels, and tell their fees', async () => {
    await till.channel(CARD, {
      terms: [termsOf('CNY', { maxAmountMinor: '4999', fixedFeeMinor: '30', feeBasisPoints: 100 })],
    })
    await till.channel(OTHER, {
      terms: [termsOf('CNY', { minAmountMinor: '100', maxAmountMinor: '9000', feeBasisPoints: 250 })],
    })
    await till.rules([BOTH])
    const { attempts } = await till.pay()
    expect(attempts).toMatchObject([
      {
        channelCode: OTHER,
        routing: {
          eliminated: [{ channelCode: CARD, code: 'AMOUNT', reason: 'takes at most 4999 CNY, got 5000' }],
          fee: { amountMinor: '125', currencyCode: 'CNY' },
        },
      },
    ])
    const orderId = `ord_${randomUUID()}`
    shop.totals.set(orderId, { amountMinor: '9001', currencyCode: 'CNY' })
    const refused = await till.pay(GOOD, { orderId })
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'method'] }])
    expect(refused.attempts).toEqual([])
    const [error] = (
      await shop.run(
        `mutation ($input: PaymentIntentConfirmInput!) { paymentIntentConfirm(input: $input) { userErrors { message } } }`,
        { input: { paymentIntentId: refused.id, method: 'CARD', methodToken: GOOD, idempotencyKey: randomUUID() } },
        till.as('SHOPPER'),
      )
    ).data.paymentIntentConfirm.userErrors
    expect(error.message).toContain('rule "both": no channel of the rule can take it')
    expect(await till.methods(`orderId: "${orderId}"`)).toEqual([])
    expect(await till.methods('amount: { amountMinor: "99", currencyCode: "CNY" }')).toMatchObject([
      { channelCode: CARD },
    ])
    expect((await till.dryRun({ amount: { amountMinor: '99', currencyCode: 'CNY' } })).decision).toMatchObject({
      channelCode: CARD,
      fee: { amountMinor: '31' },
      eliminated: [{ channelCode: OTHER, code: 'AMOUNT' }],
    })
  })

  it('are split by their orders, and go where a dry run said they would', async () => {
    await till.channel(OTHER)
    await till.rules([
      {
        name: 'split',
        split: [
          { channelCode: CARD, percent: 60 },
          { channelCode: OTHER, percent: 40 },
        ],
      },
    ])
    const seen = new Set<string>()
    for (let n = 0; n < 24; n += 1) {
      const orderId = `ord_${randomUUID()}`
      const { decision } = await till.dryRun({ orderId })
      const { attempts } = await till.pay(GOOD, { orderId })
      expect(attempts).toMatchObject([{ channelCode: decision.channelCode, routing: decision }])
      seen.add(decision.channelCode)
    }
    expect(seen).toEqual(new Set([CARD, OTHER]))
  })

  it('do not go to a channel that is disabled', async () => {
    await till.channel(CARD, { enabled: false })
    const { userErrors } = await till.pay()
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'method'] }])
    expect(await till.methods('amount: { amountMinor: "5000", currencyCode: "CNY" }')).toMatchObject([
      { code: 'WALLET' },
    ])
  })
})

const HEALTH = { windowSeconds: 300, samples: 20, minSamples: 5, failurePercent: 50, tricklePercent: 5 }

describe('a dry run', () => {
  it('tries rules that are not published against supposed failures, and writes nothing', async () => {
    await till.channel(OTHER)
    const rules = [BOTH]
    const supposed = await till.dryRun({ rules, unhealthy: [CARD], health: { ...HEALTH, tricklePercent: 0 } })
    expect(supposed.decision).toMatchObject({
      channelCode: OTHER,
      eliminated: [{ channelCode: CARD, code: 'UNHEALTHY', reason: '5 of 5 recent attempts failed' }],
    })
    const none = await till.dryRun({ rules, unhealthy: [CARD, OTHER], health: { ...HEALTH, tricklePercent: 0 } })
    expect(none.decision).toMatchObject({ channelCode: CARD, trickle: false })
    expect(none.decision.reason).toContain('no channel of the rule is healthy')
    const recurring = await till.dryRun({ rules: [{ name: 'r', when: { recurring: true }, channelCode: CARD }] })
    expect(recurring.decision).toMatchObject({ channelCode: null, rule: null, reason: 'no rule applies' })
    const wallet = { method: 'WALLET', rules: [{ name: 'w', channelCode: 'sandbox-wallet' }] }
    expect((await till.dryRun({ ...wallet, captureMethod: 'AUTOMATIC' })).decision.channelCode).toBe('sandbox-wallet')
    expect((await till.dryRun({ ...wallet, captureMethod: 'MANUAL' })).decision).toMatchObject({
      channelCode: null,
      eliminated: [{ channelCode: 'sandbox-wallet', code: 'CAPTURE' }],
    })
    expect(await shop.world.sql('SELECT 1 FROM payment.rule_set WHERE business_id = $1', [till.businessId])).toEqual([])
  })

  it('names what is wrong with what it is given', async () => {
    const wrong: [object, string][] = [
      [{ rules: [{ name: 'r' }] }, 'rules.0.channelCode'],
      [{ rules: [{ name: 'r', channelCode: 'nowhere' }] }, 'rules.0.channelCode'],
      [{ rules: [ALL], version: 1 }, 'version'],
      [{ country: 'Germany' }, 'country'],
    ]
    for (const [input, path] of wrong) {
      const { decision, userErrors } = await till.dryRun(input)
      expect(decision).toBeNull()
      expect(userErrors.map((error: { path: string[] }) => error.path.join('.'))).toEqual([`input.${path}`])
    }
  })
})
