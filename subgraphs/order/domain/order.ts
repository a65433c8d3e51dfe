import type { Money } from '#shared/money.ts'
import type { FulfilmentStatus, OrderStatus, PaymentStatus, RefundStatus } from './transitions.ts'

/** An order with its lines, as stores answer it. Instants are Dates, amounts Money. */
export interface OrderRecord {
  id: string
  businessId: string
  customerId: string
  status: OrderStatus
  paymentStatus: PaymentStatus
  fulfilmentStatus: FulfilmentStatus
  refundStatus: RefundStatus
  /** Where the stock of this order is: HELD by a reservation, CLAIMED after payment, RELEASED. */
  stockStatus: 'HELD' | 'CLAIMED' | 'RELEASED'
  /** What is to be paid. */
  total: Money
  /** What promotions took off, gifts at their price. */
  discount: Money
  refunded: Money
  paymentIntentId: string | null
  /** What the order is called where it comes from. */
  externalId: string | null
  expiresAt: Date | null
  autoConfirmAt: Date | null
  completedAt: Date | null
  createdAt: Date
  updatedAt: Date
  lines: OrderLineRecord[]
}

/** How the units of a line reach the shopper. */
export type Delivery = 'SHIPMENT' | 'CODE' | 'MEMBERSHIP'

/** What is sold, and for how much. */
export interface SoldLine {
  skuId: string
  productId: string
  merchantId: string | null
  title: string
  quantity: number
  unitPrice: Money
  /** What is to be paid of it. */
  total: Money
}

/** A line with what was true when it was ordered. */
export interface OrderLineRecord extends SoldLine {
  id: string
  discount: Money
  gift: boolean
  refunded: Money
  delivery: Delivery
  /** MEMBERSHIP: how many days one unit is for. */
  membershipDays: number | null
  /** Units that were sent or delivered. */
  fulfilledQuantity: number
  /** Units that refunds give up, undecided ones included. */
  givenUpQuantity: number
  /** Those of them that were not sent. */
  withdrawnQuantity: number
  /** What refunds ask for, undecided ones included. */
  asked: Money
  attribution: LineAttribution | null
}

/** An order of which only some lines are shown, with the sums of these. */
export function withSumsOfLines(order: OrderRecord): OrderRecord {
  const { currencyCode } = order.total
  const sum = (of: 'total' | 'discount' | 'refunded'): Money => ({
    amountMinor: order.lines.reduce((whole, line) => whole + line[of].amountMinor, 0n),
    currencyCode,
  })
  return { ...order, total: sum('total'), discount: sum('discount'), refunded: sum('refunded') }
}

export interface LineAttribution {
  pid: string
  creatorId: string
  contentId: string
  contentType: string
  commissionPlanId: string
  planVersion: number
  creatorBps: number
  platformBps: number
}

/** How long things take. All in milliseconds. */
export interface OrderTerms {
  /** From placing an order to its cancellation when unpaid. */
  unpaidTimeoutMs: number
  /** How much longer stock is held than an order can be paid, so that a payment at the last moment still finds it. */
  holdGraceMs: number
  /** From fulfilment to confirmation when the shopper says nothing. */
  autoConfirmMs: number
  /** From asking for a refund, or sending goods back, to its deadline. */
  refundDecisionMs: number
  /** What becomes of a refund that nobody decided in time. */
  undecidedRefund: 'ESCALATE' | 'APPROVE'
  /** From the approval of a return until the goods must be on their way. */
  refundReturnMs: number
}
