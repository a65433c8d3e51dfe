import { randomUUID } from 'node:crypto'
import type { Role } from '#shared/auth.ts'
import { mutationText } from '#shared/testing.ts'
import type { Answer, Graph } from '../bad-input/world.ts'
import { IDLE, type ModelLine, type Step, type Verdict, WAIT } from './model.ts'

/** What the lines of every order of the test are. */
const LINES = [
  { skuId: 'sku_demo_001', quantity: 3 },
  { skuId: 'sku_demo_002', quantity: 2 },
]

export type Real = Awaited<ReturnType<typeof placeReal>>

/** A real order with an open payment, reached through the gateway alone. */
export async function placeReal(graph: Graph) {
  const mutate = async (as: Role, name: string, input: object, selection: string): Promise<Answer> => {
    const query = mutationText(name, `${selection} userErrors { code message }`)
    const { body } = await graph.ask(await graph.token(as), query, { input })
    if (body.errors) throw new Error(`${name}: ${JSON.stringify(body.errors)}`)
    return body.data[name]
  }
  const key = () => ({ idempotencyKey: randomUUID() })
  const placed = await mutate('SHOPPER', 'orderCreate', { lines: LINES, currencyCode: 'CNY', ...key() }, LINES_OF)
  const { order } = placed
  if (!order) throw new Error(JSON.stringify(placed.userErrors))
  const orderId: string = order.id
  const intended = await mutate('SHOPPER', 'paymentIntentCreate', { orderId, ...key() }, 'paymentIntent { id }')
  const paymentIntentId: string = intended.paymentIntent.id
  const refundIds: string[] = []
  const lineIds: string[] = order.lines.map((line: Answer) => line.id)
  const skip: Answer = { userErrors: [{ code: 'NOT_FOUND' }] }
  const onRefund = (as: Role, name: string, index: number, more: object = {}): Promise<Answer> => {
    const refundId = refundIds[index]
    return refundId ? mutate(as, name, { refundId, ...more }, 'refund { id }') : Promise.resolve(skip)
  }

  const answer = async (step: Step): Promise<Answer> => {
    switch (step.do) {
      case 'pay': {
        const input = { paymentIntentId, method: 'CARD', methodToken: '4242424242424242', ...key() }
        await mutate('SHOPPER', 'paymentIntentConfirm', input, 'paymentIntent { id }')
        // Whether the money came too late is seen by where it is.
        return { userErrors: [] }
      }
      case 'cancel':
        return mutate('SHOPPER', 'orderCancel', { orderId }, 'order { id }')
      case 'confirm':
        return mutate('SHOPPER', 'orderConfirm', { orderId }, 'order { id }')
      case 'wait':
      case 'idle':
        await graph.world.clock.advance((step.do === 'wait' ? WAIT : IDLE) * 60_000)
        return { userErrors: [] }
      case 'ship': {
        const lines = [{ orderLineId: lineIds[step.line], quantity: step.units }]
        return mutate('OPS', 'orderFulfil', { orderId, lines, ...key() }, 'order { id }')
      }
      case 'ask': {
        const lines = [{ orderLineId: lineIds[step.line], quantity: step.units }]
        const input = { orderId, lines, withReturn: step.withReturn, reason: 'model', ...key() }
        const asked = await mutate('SHOPPER', 'orderRefundRequest', input, 'refund { id }')
        if (asked.refund) refundIds.push(asked.refund.id)
        return asked
      }
      case 'approve':
        return onRefund('OPS', 'orderRefundApprove', step.refund)
      case 'reject':
        return onRefund('OPS', 'orderRefundReject', step.refund, { reason: 'model' })
      case 'sendBack':
        return onRefund('SHOPPER', 'orderRefundReturn', step.refund)
      case 'receive':
        return onRefund('OPS', 'orderRefundReceive', step.refund)
    }
  }

  return {
    orderId,
    refundIds,
    lines: order.lines.map(
      (line: Answer): Pick<ModelLine, 'units' | 'unitMinor'> => ({
        units: line.quantity,
        unitMinor: BigInt(line.unitPrice.amountMinor),
      }),
    ) as Pick<ModelLine, 'units' | 'unitMinor'>[],
    run: async (step: Step): Promise<Verdict> => ((await answer(step)).userErrors.length === 0 ? 'done' : 'refused'),
    view: () => view(graph, orderId, paymentIntentId),
  }
}

const LINES_OF = 'order { id lines { id quantity unitPrice { amountMinor } } }'
const ORDER = `status total { amountMinor } refunded { amountMinor } paymentStatus
  lines { quantity fulfilledQuantity } refunds { status amount { amountMinor } }`

/** The order, its money and its stock, each as its own subgraph has it. The views must agree before they are compared. */
async function view(graph: Graph, orderId: string, paymentIntentId: string) {
  const query = `query ($order: ID!, $payment: ID!) { order(id: $order) { ${ORDER} }
    paymentIntent(id: $payment) { received { amountMinor } refunded { amountMinor } } }`
  const { body } = await graph.ask(await graph.token('OPS'), query, { order: orderId, payment: paymentIntentId })
  const { order, paymentIntent } = body.data
  const held = await graph.world.sql<{ held: number }>(
    `SELECT CASE r.status WHEN 'CLAIMED' THEN r.quantity WHEN 'RESERVED' THEN r.quantity ELSE 0 END AS held
     FROM product.stock_reservation r WHERE r.order_id = $1 ORDER BY r.order_line_id`,
    [orderId],
  )
  const recorded =
    order.paymentStatus === 'UNPAID' ? 0n : BigInt(order.total.amountMinor) - BigInt(order.refunded.amountMinor)
  const moved = BigInt(paymentIntent.received.amountMinor) - BigInt(paymentIntent.refunded.amountMinor)
  return {
    status: order.status as string,
    netMinor: recorded === moved ? moved.toString() : `${recorded} in the order, ${moved} in the payment`,
    refunds: order.refunds.map((refund: Answer) => `${refund.status} ${refund.amount.amountMinor}`).sort() as string[],
    sent: order.lines.map((line: Answer) => line.fulfilledQuantity) as number[],
    stock: held.map(row => row.held),
  }
}
