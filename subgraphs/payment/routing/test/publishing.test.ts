import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { openShop } from '../../test/shop.ts'
import { CARD, WALLET } from '../../test/steps.ts'
import { ALL, BOTH, OTHER, openTill, type Till, termsOf } from './till.ts'

/** How rules, channels and agreements are published, read, and kept. */
const shop = openShop()
let till: Till
beforeEach(() => {
  till = openTill(shop)
})

describe('versions', () => {
  it('follow one another, and the old ones can be read and tried', async () => {
    await till.channel(OTHER)
    expect((await till.rules([ALL])).ruleSet.version).toBe(1)
    const stale = await till.rules([BOTH])
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
    expect(await till.publish('paymentRuleSetPublish', { ...input, rules: [BOTH] })).toMatchObject({
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
        { terms: [termsOf('CNY', { minAmountMinor: '9', maxAmountMinor: '8' })] },
        'AMOUNT_OUT_OF_RANGE',
        'terms.0.maxAmountMinor',
      ],
      [{ terms: [termsOf('CNY'), termsOf('CNY')] }, 'INVALID', 'terms.1.currencyCode'],
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
