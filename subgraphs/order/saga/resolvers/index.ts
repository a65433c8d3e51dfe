import { listDeadLetters } from '#shared/jobs.ts'
import type { OrderResolvers, OrderSagaResolvers, QueryResolvers } from '../../generated/types.ts'
import { letterScope } from '../commands/redrive.ts'
import { orderDeadLetterRedrive } from './orderDeadLetterRedrive.ts'
import { orderSagaCompensate } from './orderSagaCompensate.ts'
import { orderSagaRetry } from './orderSagaRetry.ts'
import { orderSagaSkip } from './orderSagaSkip.ts'

const Query: Pick<QueryResolvers, 'ordersStuck' | 'orderDeadLetters'> = {
  ordersStuck: (_parent, page, { sagas }) => sagas.stuck(page),
  orderDeadLetters: (_parent, page, { deps: { platform }, viewer }) =>
    listDeadLetters(platform.jobs, letterScope(platform, viewer), page),
}

const Order: Pick<OrderResolvers, 'saga'> = {
  saga: ({ id }, _args, { sagas }) => sagas.byOrder.load(id),
}

const OrderSaga: OrderSagaResolvers = {
  log: ({ orderId }, _args, { sagas }) => sagas.log.load(orderId),
}

/** The saga of an order, what operations do with a stuck one, and dead letters. */
export const sagaResolvers = {
  Query,
  Mutation: { orderSagaRetry, orderSagaSkip, orderSagaCompensate, orderDeadLetterRedrive },
  Order,
  OrderSaga,
}
