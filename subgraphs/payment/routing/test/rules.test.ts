import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { openShop, type Shop } from '../../test/shop.ts'
import { CARD, GOOD, OTHER, openTill, type Till, WALLET } from './till.ts'

/** What operations publish, and how payments follow it, through the graph. */
let shop: Shop
let till: Till
const ALL = { name: 'all', channelCode: CARD }
const both = { name: 'both', fallback: [CARD, OTHER] }
const terms = (currencyCode: string, change: object = {}) => ({
  currencyCode,
  minAmountMinor: '1',
  fixedFeeMinor: '0',
  feeBasisPoints: 0,
  ...change,
})

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  till = openTill(shop)
})
afterAll(() => shop.close())

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
    await till.channel(OTHER, { methods: ['CARD', 'WALLET'], terms: [terms('CNY'), terms('USD')] })
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
      terms: [terms('CNY', { maxAmountMinor: '4999', fixedFeeMinor: '30', feeBasisPoints: 100 })],
    })
    await till.channel(OTHER, {
      terms: [terms('CNY', { minAmountMinor: '100', maxAmountMinor: '9000', feeBasisPoints: 250 })],
    })
    await till.rules([both])
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

describe('versions', () => {
  it('follow one another, and the old ones can be read and tried', async () => {
    await till.channel(OTHER)
    expect((await till.rules([ALL])).ruleSet.version).toBe(1)
    const stale = await till.rules([both])
    expect(stale).toMatchObject({
      ruleSet: null,
      userErrors: [{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }],
    })
    const second = await till.rules([{ ...ALL, channelCode: OTHER }], { expectedVersion: 1 })
    expect(second.ruleSet.version).toBe(2)
    const read = async (version?: number) =>
      (
        await till.ask(`query ($version: Int) { paymentRuleSet(version: $version) { version rules { name } } }`, {
          version,
        })
      ).paymentRuleSet
    expect(await read()).toMatchObject({ version: 2 })
    expect(await read(1)).toMatchObject({ version: 1, rules: [{ name: 'all' }] })
    expect(await read(0)).toMatchObject({ version: 0, rules: [{ name: 'default' }] })
    expect(await read(3)).toBeNull()
    expect((await till.dryRun({ version: 1 })).decision).toMatchObject({ ruleSetVersion: 1, channelCode: CARD })
    expect((await till.dryRun({})).decision).toMatchObject({ ruleSetVersion: 2, channelCode: OTHER })
    expect((await till.dryRun({ version: 9 })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'version'] },
    ])
    expect(await openTill(shop).dryRun({})).toMatchObject({ decision: { ruleSetVersion: 0 } })
  })

  it.each([
    ['paymentRuleSetPublish', { rules: [ALL] }],
    ['paymentAgreementPublish', { channelCode: CARD, title: 'Terms', terms: 'You pay.' }],
  ] as const)('are decided by one of many at once: %s', async (name, input) => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => till.publish(name, input)))
    const refused = answers.filter(({ userErrors }) => userErrors.length > 0)
    expect(refused).toHaveLength(5)
    for (const { userErrors } of refused) expect(userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })

  it('are published once per key', async () => {
    const input = { rules: [ALL], idempotencyKey: randomUUID() }
    const first = await till.publish('paymentRuleSetPublish', input)
    expect(await till.publish('paymentRuleSetPublish', input)).toEqual(first)
    expect(await till.publish('paymentRuleSetPublish', { ...input, rules: [both] })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })
  })

  it('are refused whole when a rule is wrong, with the rule and the field', async () => {
    const { userErrors } = await till.rules([
      { name: 'wallets', when: { methods: ['WALLET'] }, channelCode: CARD },
      { name: 'unknown', when: { countries: ['CN'] }, fallback: [CARD, 'nowhere'] },
      { name: 'two', when: { countries: ['DE'] }, channelCode: CARD, fallback: [CARD] },
    ])
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'rules', '2', 'fallback'] }])
    const checked = await till.rules([
      { name: 'wallets', when: { methods: ['WALLET'] }, channelCode: CARD },
      { name: 'unknown', when: { countries: ['CN'] }, fallback: [CARD, 'nowhere'] },
    ])
    expect(checked.userErrors).toEqual([
      {
        code: 'INVALID',
        message: `rule "wallets": input.rules.0.channelCode: expected a channel that takes WALLET, got ${CARD}`,
        path: ['input', 'rules', '0', 'channelCode'],
      },
      {
        code: 'NOT_FOUND',
        message: `rule "unknown": input.rules.1.fallback.1: expected one of ${CARD}, ${WALLET}, got "nowhere"`,
        path: ['input', 'rules', '1', 'fallback', '1'],
      },
    ])
    expect((await till.dryRun({})).decision.ruleSetVersion).toBe(0)
  })

  it('of a channel say what is wrong with them', async () => {
    const wrong: [object, string, string][] = [
      [{ methods: ['CARD', 'CARD'] }, 'INVALID', 'methods.1'],
      [{ tokenisation: 'NONE' }, 'INVALID', 'recurring'],
      [
        { terms: [terms('CNY', { minAmountMinor: '9', maxAmountMinor: '8' })] },
        'AMOUNT_OUT_OF_RANGE',
        'terms.0.maxAmountMinor',
      ],
      [{ terms: [terms('CNY'), terms('CNY')] }, 'INVALID', 'terms.1.currencyCode'],
      [{ code: 'nowhere' }, 'NOT_FOUND', 'code'],
    ]
    for (const [change, code, path] of wrong) {
      const { userErrors } = await till.channel(CARD, change)
      expect(userErrors.map((error: { code: string; path: string[] }) => [error.code, error.path.join('.')])).toEqual([
        [code, `input.${path}`],
      ])
    }
  })
})

describe('a dry run', () => {
  it('tries rules that are not published against supposed failures, and writes nothing', async () => {
    await till.channel(OTHER)
    const rules = [both]
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

const HEALTH = { windowSeconds: 300, samples: 20, minSamples: 5, failurePercent: 50, tricklePercent: 5 }

describe('agreements', () => {
  const agreement = { channelCode: CARD, title: 'Card payment', terms: 'You pay at once.', form: { fields: ['cvc'] } }

  it('are served with the methods, and kept with the attempt', async () => {
    expect((await till.publish('paymentAgreementPublish', agreement)).agreement).toMatchObject({
      version: 1,
      ...agreement,
    })
    await till.publish('paymentAgreementPublish', { ...agreement, expectedVersion: 1, terms: 'You pay within a day.' })
    const cart = 'amount: { amountMinor: "5000", currencyCode: "CNY" }, country: "CN"'
    expect(await till.methods(cart)).toEqual([
      {
        code: 'CARD',
        displayName: 'Card',
        channelCode: CARD,
        tokenisation: 'PORTABLE',
        recurring: true,
        agreement: { version: 2, title: agreement.title, terms: 'You pay within a day.', form: agreement.form },
      },
      expect.objectContaining({ code: 'WALLET', agreement: null }),
    ])
    expect(await till.methods(`orderId: "ord_${randomUUID()}"`)).toEqual(await till.methods(cart))
    expect(await till.methods('orderId: "ord_foreign1"')).toEqual([])
    const { attempts } = await till.pay()
    expect(attempts).toMatchObject([{ agreementVersion: 2 }])
    const query = `query ($version: Int) { paymentAgreement(channelCode: "${CARD}", version: $version) { terms } }`
    expect(await till.ask(query, { version: 1 }, 'SHOPPER')).toEqual({ paymentAgreement: { terms: agreement.terms } })
    expect(await till.ask(query, {}, 'SHOPPER')).toEqual({ paymentAgreement: { terms: 'You pay within a day.' } })
    expect(await openTill(shop).ask(query, {}, 'SHOPPER')).toEqual({ paymentAgreement: null })
  })

  it.each(['', 'orderId: "ord_1", amount: { amountMinor: "1", currencyCode: "CNY" }'])(
    'need exactly one of an order and a cart: (%s)',
    async args => {
      const query = `{ paymentMethodsAvailable(country: "CN" ${args}) { code } }`
      const { errors } = await shop.run(query, {}, till.as('SHOPPER'))
      expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', userErrors: [{ path: ['orderId'] }] })
    },
  )
})

it('lets finance look, and only operations publish', async () => {
  const query = `mutation ($input: PaymentRuleSetPublishInput!) { paymentRuleSetPublish(input: $input) { userErrors { code } } }`
  const input = { expectedVersion: 0, rules: [ALL], idempotencyKey: randomUUID() }
  for (const role of ['FINANCE', 'SHOPPER', 'MERCHANT', 'AGENT', 'PARTNER', 'ANONYMOUS'] as const) {
    const { errors } = await shop.run(query, { input }, claimsFor(role, { businessId: till.businessId }))
    expect(errors?.[0].extensions.code, role).toMatch(/FORBIDDEN|UNAUTHENTICATED/)
    const read = await shop.run('{ paymentRuleSet { version } }', {}, claimsFor(role, { businessId: till.businessId }))
    expect(read.errors === undefined, role).toBe(role === 'FINANCE')
  }
})

it('refuses in the database that what was published or decided changes', async () => {
  await till.rules([ALL])
  await till.channel(OTHER)
  await till.publish('paymentAgreementPublish', { channelCode: CARD, title: 'T', terms: 'T' })
  for (const table of ['rule_set', 'channel_version', 'agreement_template']) {
    await expect(shop.world.sql(`UPDATE payment.${table} SET published_by = 'x'`)).rejects.toThrow(/append-only/)
    await expect(shop.world.sql(`DELETE FROM payment.${table}`)).rejects.toThrow(/append-only/)
  }
  const { id } = await till.pay()
  for (const change of [`channel_code = 'x'`, `routing = '{}'`, 'agreement_version = NULL'])
    await expect(
      shop.world.sql(`UPDATE payment.payment_attempt SET ${change} WHERE intent_id = $1`, [id]),
    ).rejects.toThrow(/cannot change/)
  await expect(
    shop.world.sql(
      `INSERT INTO payment.channel_version SELECT business_id, code, 99, display_name, enabled, methods, 'NONE', true, terms, published_at, published_by FROM payment.channel_version LIMIT 1`,
    ),
  ).rejects.toThrow(/recurring/)
})
