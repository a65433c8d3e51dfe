import { beforeAll, expect, it } from 'vitest'
import { DAY, openMarket } from './market.ts'

const market = openMarket()
beforeAll(async () => {
  await makeCodes()
})

const minor = (amountMinor: string) => ({ amountMinor })
const orders = async () => (await market.world.sql('SELECT 1 FROM orders.sales_order')).length

it.each([
  ['an unknown code', ['NO-SUCH'], 'NOT_FOUND', '0'],
  ['a code of a draft', ['DRAFT'], 'NOT_FOUND', '0'],
  ['a code that is over', ['OVER'], 'EXPIRED', '0'],
  ['a code of an ended promotion', ['ENDED'], 'EXPIRED', '0'],
  ['a code that was ended', ['STOPPED'], 'EXPIRED', '0'],
  ['a code for later', ['LATER'], 'INVALID', '0'],
  ['a code that is used up', ['GOOD', 'USED-UP'], 'OUT_OF_STOCK', '1'],
  ['a code for another currency', ['DOLLARS'], 'CURRENCY_MISMATCH', '0'],
  ['a code for more than is bought', ['GOOD', 'LARGE'], 'INVALID', '1'],
  ['a code for other goods', ['CUPS'], 'INVALID', '0'],
  ['a code whose gift is gone', ['NO-GIFT'], 'OUT_OF_STOCK', '0'],
  ['a code that stands alone, with another', ['GOOD', 'ALONE'], 'CONFLICT', '1'],
  ['a code with one that stands alone', ['ALONE', 'GOOD'], 'CONFLICT', '1'],
  ['two codes of one promotion', ['GOOD', 'GOOD-2'], 'CONFLICT', '1'],
  ['a code twice', ['GOOD', 'good'], 'INVALID', '1'],
  ['an empty code', ['GOOD', ''], 'REQUIRED', '1'],
  ['six codes', Array(6).fill('GOOD'), 'TOO_MANY_ITEMS', null],
])('refuses %s, names it, and previews the price without it', async (_name, codes, code, index) => {
  const written = await orders()
  const expected = [{ code, path: ['input', 'couponCodes', ...(index === null ? [] : [index])] }]
  expect(await market.order(codes)).toEqual({ order: null, userErrors: expected })
  expect(await orders()).toBe(written)
  const { preview, userErrors } = await market.preview(codes)
  expect(userErrors).toEqual(expected)
  const firstCode = codes[0] === 'GOOD' || codes[0] === 'ALONE'
  if (code !== 'REQUIRED' && code !== 'TOO_MANY_ITEMS')
    expect(preview.total).toEqual(minor(firstCode ? '4500' : '5000'))
})

/** Promotions that need a code do not disturb each other. */
async function makeCodes() {
  const now = market.world.clock.now().getTime()
  const at = (ms: number) => new Date(now + ms).toISOString()
  const good = await market.code('GOOD', { endsAt: at(9 * DAY) })
  await market.coupon(good, 'GOOD-2')
  const { promotion } = await market.create({ amountOffMinor: '500', couponRequired: true })
  await market.coupon(promotion.id, 'DRAFT')
  await market.code('OVER', { startsAt: at(-3000), endsAt: at(DAY / 2) })
  await market.end(await market.code('ENDED'))
  const stopped = await market.coupon(good, 'STOPPED')
  await market.mutate('couponEnd', 'coupon { endedAt }', { couponId: stopped.coupon.id })
  await market.code('LATER', { startsAt: at(DAY), endsAt: at(2 * DAY) })
  await market.code('USED-UP', {}, { totalLimit: 1 })
  await market.code('DOLLARS', { currencyCode: 'USD' })
  await market.code('LARGE', { thresholdMinor: '5001' })
  await market.code('CUPS', { skuIds: ['sku_cup'] })
  market.neighbours.prices.set('sku_gone', 100n)
  await market.code('NO-GIFT', { kind: 'GIFT', amountOffMinor: null, giftSkuId: 'sku_gone', giftQuantity: 1 })
  market.neighbours.prices.delete('sku_gone')
  await market.code('ALONE', { stacking: 'EXCLUSIVE' })
  await market.world.clock.advance(DAY / 2)
  await market.order(['USED-UP'])
}
