import { buildASTSchema, type ExecutionResult, execute, parse, visit } from 'graphql'
import type { GraphRegistry } from '#shared/graph.ts'
import { readSchema } from '#shared/serve.ts'

/**
 * The operations that the order subgraph sends to `product` and `sales-attribute`, answered over the real schemas of
 * those subgraphs by a few rows in memory. What the real ones do is proved by their own tests and by the chain in
 * gateway/test; here the point is to decide when they fail, refuse or come late.
 */
export interface Neighbours {
  stock: Map<string, number>
  prices: Map<string, bigint>
  /** Reservations by order line. */
  held: Map<string, { orderId: string; skuId: string; quantity: number; contentId?: string | null; status: string }>
  /** Set to make the next claims find the hold gone. */
  claimsFail: boolean
  /** Set to have claims and releases fail without an answer. */
  stockDown: boolean
  /** Runs before a claim is answered. */
  beforeClaim: () => Promise<void>
  /** Runs before a reservation is answered. */
  beforeReserve: () => Promise<void>
  attributions: Map<string, object>
  /** They answer again, and there is stock. */
  reset(): void
}

export function addNeighbours(registry: GraphRegistry): Neighbours {
  const state: Neighbours = {
    stock: new Map([
      ['sku_tea', 10],
      ['sku_cup', 5],
    ]),
    prices: new Map([
      ['sku_tea', 5000n],
      ['sku_cup', 1999n],
    ]),
    held: new Map(),
    claimsFail: false,
    stockDown: false,
    beforeClaim: async () => {},
    beforeReserve: async () => {},
    attributions: new Map(),
    reset: () => {
      const nothing = async () => {}
      Object.assign(state, { claimsFail: false, stockDown: false, beforeClaim: nothing, beforeReserve: nothing })
      state.stock.set('sku_tea', 100).set('sku_cup', 100)
    },
  }
  registry.register('product', target('product', productRoot(state)))
  registry.register('sales-attribute', target('sales-attribute', { attributionResolve: attributionResolve(state) }))
  return state
}

function target(name: 'product' | 'sales-attribute', rootValue: object) {
  // Plain execution needs no federation: directives that only composition reads are dropped.
  const plain = visit(parse(readSchema(name)), { Directive: () => null, SchemaExtension: () => null })
  const schema = buildASTSchema(plain, { assumeValid: true })
  return {
    execute: async ({ query, variables }: { query: string; variables?: Record<string, unknown> }) =>
      (await execute({ schema, document: parse(query), rootValue, variableValues: variables })) as ExecutionResult,
  }
}

function productRoot(state: Neighbours) {
  return {
    skuQuotes: ({ skuIds }: { skuIds: string[] }) =>
      skuIds.flatMap(skuId => {
        const price = state.prices.get(skuId)
        if (price === undefined) return []
        const money = { amountMinor: price.toString(), currencyCode: skuId === 'sku_usd' ? 'USD' : 'CNY' }
        return [
          {
            skuId,
            productId: `prd_${skuId}`,
            productTitle: `Product ${skuId}`,
            skuTitle: '',
            price: money,
            merchantId: skuId === 'sku_other' ? 'mer_other' : 'mer_test',
            saleable: true,
          },
        ]
      }),
    stockReserve: async ({ input }: { input: { orderId: string; lines: ReserveLine[] } }) => {
      await state.beforeReserve()
      return { userErrors: reserve(state, input.orderId, input.lines) }
    },
    stockClaim: async ({ input }: { input: { orderId: string } }) => {
      await state.beforeClaim()
      if (state.stockDown) throw new Error('no stock today')
      if (state.claimsFail) return { userErrors: [{ code: 'EXPIRED', message: 'the hold ran out', path: [] }] }
      for (const hold of holdsOf(state, input.orderId)) hold.status = 'CLAIMED'
      return { userErrors: [] }
    },
    stockRelease: ({ input: { orderId, lines } }: { input: ReleaseInput }) => {
      if (state.stockDown) throw new Error('no stock today')
      for (const [lineId, hold] of state.held) {
        if (hold.orderId !== orderId || hold.status === 'RELEASED') continue
        const keep = lines ? (lines.find(line => line.orderLineId === lineId)?.keep ?? hold.quantity) : 0
        if (keep >= hold.quantity) continue
        state.stock.set(hold.skuId, (state.stock.get(hold.skuId) ?? 0) + hold.quantity - keep)
        hold.quantity = keep
        if (keep === 0) hold.status = 'RELEASED'
      }
      return { userErrors: [] }
    },
  }
}

interface ReleaseInput {
  orderId: string
  lines?: { orderLineId: string; keep: number }[] | null
}

interface ReserveLine {
  orderLineId: string
  skuId: string
  quantity: number
  contentId?: string | null
}

function reserve(state: Neighbours, orderId: string, lines: ReserveLine[]) {
  const fresh = lines.filter(line => !state.held.has(line.orderLineId))
  const wanted = new Map<string, number>()
  for (const { skuId, quantity } of fresh) wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity)
  for (const [skuId, quantity] of wanted) {
    if ((state.stock.get(skuId) ?? 0) < quantity) {
      return [
        {
          code: 'OUT_OF_STOCK',
          message: `expected ${quantity} of ${skuId}`,
          path: ['input', 'lines', '0', 'quantity'],
        },
      ]
    }
  }
  for (const [skuId, quantity] of wanted) state.stock.set(skuId, (state.stock.get(skuId) ?? 0) - quantity)
  for (const { orderLineId, ...line } of fresh) state.held.set(orderLineId, { orderId, ...line, status: 'RESERVED' })
  return []
}

function holdsOf(state: Neighbours, orderId: string) {
  return [...state.held.values()].filter(hold => hold.orderId === orderId)
}

function attributionResolve(state: Neighbours) {
  return ({ tokens }: { tokens: string[] }) =>
    tokens.map(
      token =>
        state.attributions.get(token) ?? { valid: false, reason: token.includes('old') ? 'expired' : 'not genuine' },
    )
}
