import { expect } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { CLAIM, ops, RELEASE, RESERVE, type Shop, service } from '../../test/shop.ts'

/** What tests of quotas do again and again. */

export const CREATE = `mutation ($input: StockActivityCreateInput!) { stockActivityCreate(input: $input) {
  activity { id status contentId quotas { sku { id } quantity available reserved committed } } userErrors { code path } } }`
export const CHANGE = `mutation ($input: StockQuotaChangeInput!) { stockQuotaChange(input: $input) {
  activity { quotas { quantity available reserved committed } } userErrors { code path } } }`
export const END = `mutation ($input: StockActivityEndInput!) { stockActivityEnd(input: $input) {
  activity { status quotas { quantity available reserved committed } } userErrors { code path } } }`
export const ACTIVITY = `query ($id: ID!) { stockActivity(id: $id) {
  status quotas { quantity available reserved committed } } }`

let serial = 0
export const key = () => `sale-key-${serial++}`

export interface ActivityOptions {
  contentId?: string
  startsInMs?: number
  lastsMs?: number
  claims?: Claims
}

export function activityInput(
  shop: Shop,
  quotas: [skuId: string, quantity: number][],
  { contentId = `room_${serial++}`, startsInMs = 0, lastsMs = 3_600_000 }: ActivityOptions = {},
) {
  const now = shop.world.clock.now().getTime()
  return {
    kind: 'FLASH_SALE',
    name: 'Tonight',
    contentId,
    startsAt: new Date(now + startsInMs).toISOString(),
    endsAt: new Date(now + startsInMs + lastsMs).toISOString(),
    quotas: quotas.map(([skuId, quantity]) => ({ skuId, quantity })),
    idempotencyKey: key(),
  }
}

/** Makes an activity and answers its id and content. */
export async function makeActivity(shop: Shop, quotas: [string, number][], options: ActivityOptions = {}) {
  const input = activityInput(shop, quotas, options)
  const { stockActivityCreate } = await shop.run(ops, CREATE, { input })
  expect(stockActivityCreate.userErrors).toEqual([])
  return { id: stockActivityCreate.activity.id as string, contentId: input.contentId }
}

export interface OrderLine {
  skuId: string
  quantity: number
  contentId?: string
}

/** Orders by any way that GraphQL offers. */
export function ordering(shop: Shop) {
  const reserve = async (orderId: string, lines: OrderLine[], holdMs = 60_000) => {
    const input = {
      orderId,
      lines: lines.map((line, index) => ({ ...line, orderLineId: `${orderId}_${index}` })),
      expiresAt: new Date(shop.world.clock.now().getTime() + holdMs).toISOString(),
    }
    return (await shop.run(service, RESERVE, { input })).stockReserve
  }
  const claim = async (orderId: string) => (await shop.run(service, CLAIM, { input: { orderId } })).stockClaim
  const release = async (orderId: string, orderLineIds?: string[]) =>
    (await shop.run(service, RELEASE, { input: { orderId, orderLineIds, reason: 'test' } })).stockRelease
  return { reserve, claim, release }
}

/** The figures of an activity with one quota. */
export const quota = (quantity: number, available: number, reserved: number, committed: number) => [
  { quantity, available, reserved, committed },
]

/** Every invariant of the business holds. */
export async function expectSound(shop: Shop): Promise<void> {
  const { stockInvariants } = await shop.run(ops, '{ stockInvariants { name holds violations } }')
  expect(stockInvariants).toHaveLength(4)
  expect(stockInvariants.filter((row: { holds: boolean }) => !row.holds)).toEqual([])
}

/** A SKU's stock with what is set aside for activities, as committed. */
export async function totals(shop: Shop, skuId: string) {
  const { sku } = await shop.run(service, `{ sku(id: "${skuId}") { stock { available onHand reserved committed } } }`)
  return sku.stock as { available: number; onHand: number; reserved: number; committed: number }
}

/** A quota's figures, and the stock of its SKU. */
export async function figures(shop: Shop, activityId: string, skuId: string) {
  const data = await shop.run(ops, ACTIVITY, { id: activityId })
  return { ...data.stockActivity, stock: await totals(shop, skuId) }
}
