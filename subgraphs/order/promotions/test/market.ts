import { randomUUID } from 'node:crypto'
import type { Claims } from '#shared/auth.ts'
import { claimsFor, mutationText } from '#shared/testing.ts'
import { type Answer, createShop, openOnce, shopper } from '../../test/shop.ts'

export const ops = claimsFor('OPS')
export const DAY = 86_400_000

const MONEY = '{ amountMinor }'
const DISCOUNTS = `discounts { promotionId name kind couponCode amount ${MONEY} }`
const LINE = `quantity gift subtotal ${MONEY} discount ${MONEY} total ${MONEY} ${DISCOUNTS}`
export const PRICES = `subtotal ${MONEY} discount ${MONEY} total ${MONEY} ${DISCOUNTS} lines { ${LINE} }`
const ERRORS = 'userErrors { code path }'

export type Market = ReturnType<typeof openMarket>

/** A shop with short hands for what tests of promotions do. Call once per test file. */
export const openMarket = () => openOnce(createMarket)

async function createMarket() {
  const shop = await createShop()
  const data = async (query: string, variables: object, claims: Claims): Promise<Answer> => {
    const answer = await shop.run(query, variables, claims)
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return Object.values(answer.data)[0]
  }
  const mutate = (name: string, fields: string, input: object, claims: Claims = ops): Promise<Answer> =>
    data(mutationText(name, `${fields} ${ERRORS}`), { input }, claims)
  const create = (terms: object, claims?: Claims) => {
    const now = shop.world.clock.now().getTime()
    const times = { startsAt: new Date(now - 1000).toISOString(), endsAt: new Date(now + DAY).toISOString() }
    const base = { name: 'Sale', kind: 'FIXED', currencyCode: 'CNY', ...times, idempotencyKey: randomUUID() }
    return mutate('promotionCreate', 'promotion { id status merchantId }', { ...base, ...terms }, claims)
  }
  const publish = (promotionId: string, claims?: Claims) =>
    mutate('promotionPublish', 'promotion { status }', { promotionId }, claims)
  const coupon = (promotionId: string, code: string, limits: object = {}, claims?: Claims) =>
    mutate('couponCreate', 'coupon { id code }', { promotionId, code, ...limits, idempotencyKey: randomUUID() }, claims)
  const promote = async (terms: object, claims?: Claims): Promise<string> => {
    const { promotion } = await create(terms, claims)
    await publish(promotion.id, claims)
    return promotion.id
  }
  const buy = (couponCodes: string[] = [], input: object = {}) => ({
    lines: [{ skuId: 'sku_tea', quantity: 1 }],
    currencyCode: 'CNY',
    couponCodes,
    ...input,
  })
  return {
    ...shop,
    data,
    mutate,
    create,
    publish,
    promote,
    coupon,
    /** A published promotion with one coupon. */
    code: async (code: string, terms: object = {}, limits: object = {}): Promise<string> => {
      const id = await promote({ amountOffMinor: '500', couponRequired: true, ...terms })
      await coupon(id, code, limits)
      return id
    },
    end: (promotionId: string, claims?: Claims) =>
      mutate('promotionEnd', 'promotion { status }', { promotionId }, claims),
    preview: (codes?: string[], input: object = {}, claims: Claims = shopper): Promise<Answer> =>
      data(
        `query ($input: OrderPreviewInput!) { orderPreview(input: $input) { preview { ${PRICES} } ${ERRORS} } }`,
        { input: buy(codes, input) },
        claims,
      ),
    order: (codes?: string[], input: object = {}, claims: Claims = shopper): Promise<Answer> =>
      mutate(
        'orderCreate',
        `order { id ${PRICES} lines { id } }`,
        { ...buy(codes, input), idempotencyKey: randomUUID() },
        claims,
      ),
    cancel: (orderId: string) => mutate('orderCancel', 'order { status }', { orderId }),
    redemptions: async (promotionId: string): Promise<number> =>
      (await data('query ($id: ID!) { promotion(id: $id) { redemptions } }', { id: promotionId }, ops)).redemptions,
    /** Ends all promotions, so that those of one test do not apply in the next. */
    clear: () =>
      shop.world.sql(
        `UPDATE orders.promotion SET status = 'ENDED', ended_by = 'test', ended_at = now() WHERE status <> 'ENDED'`,
      ),
  }
}
