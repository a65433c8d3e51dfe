/**
 * The state machine of an order as a table. Order, payment, fulfilment and refund are independent
 * axes; what is not listed here cannot happen. `orders.order_transition_rule` holds the same rows
 * and a trigger enforces them, so hand-written SQL is bound too; the process does not start when they differ.
 */
export type Axis = 'ORDER' | 'PAYMENT' | 'FULFILMENT' | 'REFUND'
export type OrderStatus = 'CREATED' | 'PAID' | 'FULFILLING' | 'FULFILLED' | 'COMPLETED' | 'CLOSED'
export type PaymentStatus = 'UNPAID' | 'PAID' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
export type FulfilmentStatus = 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED'
export type RefundStatus = 'NONE' | 'IN_PROGRESS' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
export type StatusOf = {
  ORDER: OrderStatus
  PAYMENT: PaymentStatus
  FULFILMENT: FulfilmentStatus
  REFUND: RefundStatus
}

export const transitions: { [A in Axis]: Record<StatusOf[A], readonly StatusOf[A][]> } = {
  ORDER: {
    CREATED: ['PAID', 'CLOSED'],
    PAID: ['FULFILLING', 'FULFILLED', 'CLOSED'],
    FULFILLING: ['FULFILLED', 'CLOSED'],
    FULFILLED: ['COMPLETED', 'CLOSED'],
    COMPLETED: [],
    CLOSED: [],
  },
  PAYMENT: {
    UNPAID: ['PAID'],
    PAID: ['PARTIALLY_REFUNDED', 'REFUNDED'],
    PARTIALLY_REFUNDED: ['REFUNDED', 'PAID'],
    // A channel may take a refund back.
    REFUNDED: ['PARTIALLY_REFUNDED', 'PAID'],
  },
  FULFILMENT: {
    UNFULFILLED: ['PARTIALLY_FULFILLED', 'FULFILLED'],
    PARTIALLY_FULFILLED: ['FULFILLED'],
    FULFILLED: [],
  },
  REFUND: {
    NONE: ['IN_PROGRESS'],
    IN_PROGRESS: ['NONE', 'PARTIALLY_REFUNDED', 'REFUNDED'],
    PARTIALLY_REFUNDED: ['IN_PROGRESS'],
    REFUNDED: ['IN_PROGRESS'],
  },
}

/** Whether an axis may move from one state to another. */
export function canMove<A extends Axis>(axis: A, from: StatusOf[A], to: StatusOf[A]): boolean {
  return transitions[axis][from].includes(to)
}

/** Which moves of the ORDER axis a kind of actor makes by a mutation; the others follow from events. */
const movesOf: Record<'customer' | 'merchant' | 'operations', readonly `${OrderStatus}>${OrderStatus}`[]> = {
  customer: ['CREATED>CLOSED', 'FULFILLED>COMPLETED'],
  merchant: ['PAID>FULFILLING', 'PAID>FULFILLED', 'FULFILLING>FULFILLED'],
  operations: ['CREATED>CLOSED', 'PAID>FULFILLING', 'PAID>FULFILLED', 'FULFILLING>FULFILLED', 'FULFILLED>COMPLETED'],
}

/** The states this actor may move an order in `status` to, for `Order.nextTransitions`. */
export function nextFor(actor: keyof typeof movesOf, status: OrderStatus): OrderStatus[] {
  return transitions.ORDER[status].filter(to => movesOf[actor].includes(`${status}>${to}`))
}

/** Every allowed move as rows, as the database holds them. */
export function transitionRows(): { axis: Axis; from: string; to: string }[] {
  return Object.entries(transitions).flatMap(([axis, states]) =>
    Object.entries(states).flatMap(([from, tos]) =>
      (tos as readonly string[]).map(to => ({ axis: axis as Axis, from, to })),
    ),
  )
}
