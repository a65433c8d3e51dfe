import { describe, expect, it } from 'vitest'
import { FAULTS, type Fault } from '../sandbox/faults.ts'
import { qrSvg } from '../sandbox/qr.ts'
import { openShop } from './shop.ts'
import { CARD, GOOD, stepsOf, until, WALLET } from './steps.ts'

/**
 * Every fault of the sandbox at every movement: where it ends, by its state, its money, and what the channel did. The
 * janitor has looked at each of them afterwards, so nothing is left open.
 */
const shop = openShop()
const steps = stepsOf(shop)

type End = Awaited<ReturnType<typeof steps.end>>
const PAID: End = { status: 'SUCCEEDED', received: 5000, refunded: 0 }
const UNPAID: End = { status: 'REQUIRES_PAYMENT_METHOD', received: 0, refunded: 0 }

const charged = async (id: string) => {
  const { attempts } = await shop.read(id)
  return attempts.filter(({ id }: { id: string }) => shop.sandbox.store.find('charge', id)?.status === 'SUCCEEDED')
    .length
}
const nothingOpen = async (id: string) => {
  const { attempts, captures, refunds } = await shop.read(id)
  const states = [...attempts, ...captures, ...refunds].map(({ status }) => status)
  expect(states.filter(status => status === 'PENDING' || status === 'UNKNOWN')).toEqual([])
}

describe('a charge', () => {
  const ENDS: Record<Fault, [end: End, error?: string]> = {
    none: [PAID],
    decline: [UNPAID, 'PROVIDER_DECLINED'],
    timeout: [UNPAID, 'PROVIDER_UNKNOWN'],
    lost: [PAID, 'PROVIDER_UNKNOWN'],
    async: [PAID],
    'async-decline': [UNPAID],
    action: [PAID],
    'duplicate-webhook': [PAID],
    'reordered-webhook': [PAID],
    'late-webhook': [PAID],
    'bad-signature': [PAID],
    'partial-capture': [{ ...UNPAID, received: 2500, refunded: 2500 }, 'PROVIDER_DECLINED'],
    'refund-reversal': [PAID],
    unavailable: [UNPAID, 'UNAVAILABLE'],
    down: [UNPAID, 'PROVIDER_UNKNOWN'],
  }
  it.each(FAULTS)('at the card channel with the fault %s', async fault => {
    const [end, error] = ENDS[fault]
    const { id } = await shop.intent()
    const { userErrors } = await steps.under(fault, CARD, async () => {
      const answer = await shop.confirm(id, GOOD)
      if (fault === 'action') await steps.approve(id)
      return answer
    })
    const codes = userErrors.map(({ code }: { code: string }) => code)
    // The webhook may be there before the answer to the shopper is written.
    const told: Partial<Record<Fault, string[][]>> = {
      lost: [[], [error!]],
      'async-decline': [[], ['PROVIDER_DECLINED']],
    }
    const expected = told[fault] ?? [error ? [error] : []]
    expect(expected).toContainEqual(codes)
    await until(() => steps.end(id)).toEqual(end)
    await nothingOpen(id)
    expect(await charged(id)).toBe(end.received > 0 ? 1 : 0)
    if (end.status === 'SUCCEEDED') return
    expect((await shop.confirm(id, GOOD)).paymentIntent.status).toBe('SUCCEEDED')
  })

  const WALLET_ENDS: Partial<Record<Fault, End>> = {
    decline: UNPAID,
    'async-decline': UNPAID,
    unavailable: UNPAID,
    timeout: UNPAID,
    down: UNPAID,
  }
  it.each(FAULTS)('at the wallet with the fault %s', async fault => {
    const end =
      WALLET_ENDS[fault] ?? (fault === 'partial-capture' ? { ...UNPAID, received: 2500, refunded: 2500 } : PAID)
    const { id } = await shop.intent()
    await steps.under(fault, WALLET, () => shop.confirm(id, undefined, { method: 'WALLET' }))
    if (fault !== 'unavailable' && fault !== 'timeout' && fault !== 'down') {
      await until(async () => (await shop.read(id)).status).toBe('REQUIRES_ACTION')
      await steps.approve(id)
      // No look-up helps: only the webhook can have told.
    }
    await until(() => steps.end(id)).toEqual(end)
    expect(await charged(id)).toBe(end.received > 0 ? 1 : 0)
  })
})

it.each(FAULTS)('a capture with the fault %s', async fault => {
  const HELD: End = { status: 'REQUIRES_CAPTURE', received: 0, refunded: 0 }
  const ENDS: Partial<Record<Fault, End>> = {
    decline: HELD,
    'async-decline': HELD,
    'partial-capture': { ...HELD, received: 2500 },
  }
  const end = ENDS[fault] ?? PAID
  const id = await steps.hold()
  expect(await steps.end(id)).toEqual(HELD)
  const { userErrors } = await steps.under(fault, CARD, () => steps.capture(id))
  const unknown = ['timeout', 'lost', 'unavailable', 'down'].includes(fault)
  const expected = unknown ? ['PROVIDER_UNKNOWN'] : fault === 'decline' ? ['PROVIDER_DECLINED'] : []
  const codes = userErrors.map(({ code }: { code: string }) => code)
  // The webhook may be there before the answer is written.
  const told = fault === 'lost' ? [] : fault === 'async-decline' ? ['PROVIDER_DECLINED'] : expected
  expect([expected, told]).toContainEqual(codes)
  await until(() => steps.end(id)).toEqual(end)
  await until(async () => (await shop.read(id)).captures[0].status).toBe(
    fault.endsWith('decline') ? 'FAILED' : 'SUCCEEDED',
  )
  await nothingOpen(id)
  if (end.status === 'SUCCEEDED') return
  expect(await steps.capture(id)).toMatchObject({ paymentIntent: { status: 'SUCCEEDED' }, userErrors: [] })
  expect(await steps.end(id)).toEqual(PAID)
})

it.each(FAULTS)('a refund with the fault %s', async fault => {
  const id = await steps.pay()
  const refundId = await steps.under(fault, CARD, () => steps.refund(id, '2000'))
  const status = fault === 'refund-reversal' ? 'REVERSED' : fault.endsWith('decline') ? 'FAILED' : 'SUCCEEDED'
  await until(async () => (await shop.read(id)).refunds[0]).toMatchObject({ id: refundId, status })
  await until(() => steps.end(id)).toEqual({ ...PAID, refunded: status === 'SUCCEEDED' ? 2000 : 0 })
  expect(shop.sandbox.store.refundedOf((await shop.read(id)).attempts[0].id)).toBe(status === 'SUCCEEDED' ? 2000n : 0n)
  // What failed or came back can be given again, by another refund.
  if (status === 'SUCCEEDED') return
  await steps.refund(id, '5000')
  expect(await steps.end(id)).toEqual({ ...PAID, refunded: 5000 })
})

it('a refund at the wallet, which is told later, and one that the wallet takes back', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, undefined, { method: 'WALLET' })
  const { kind, url } = (await shop.read(id)).nextAction
  expect({ kind, url }).toEqual({ kind: 'QR_CODE', url: expect.stringContaining('/pay/ch_') })
  expect(await (await fetch(url)).text()).toContain(qrSvg(url))
  await steps.approve(id)
  await until(() => steps.end(id)).toEqual(PAID)
  shop.webhooks.open = false
  await steps.refund(id, '1000')
  expect((await shop.read(id)).refunds).toMatchObject([{ status: 'PENDING' }])
  shop.webhooks.open = true
  await until(() => steps.end(id)).toEqual({ ...PAID, refunded: 1000 })
  shop.sandbox.setFault('refund-reversal', WALLET)
  await steps.refund(id, '1500')
  shop.sandbox.setFault('none', WALLET)
  await until(async () => (await shop.read(id)).refunds[1].status).toBe('REVERSED')
  expect(await steps.end(id)).toEqual({ ...PAID, refunded: 1000 })
})

it('money that a wallet takes after its order ran out goes back by itself', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, undefined, { method: 'WALLET' })
  shop.webhooks.open = false
  await steps.approve(id)
  await steps.cancelOrder(id)
  shop.webhooks.open = true
  await until(() => steps.end(id)).toEqual({ status: 'CANCELLED', received: 5000, refunded: 5000 })
})
