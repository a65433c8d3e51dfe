import { deliveryResolvers } from '../delivery/resolvers/index.ts'
import type { Resolvers } from '../generated/types.ts'
import { historyResolvers } from '../history/resolvers/index.ts'
import { operationsResolvers } from '../operations/resolvers/index.ts'
import { promotionResolvers } from '../promotions/resolvers/index.ts'
import { reconciliationResolvers } from '../reconciliation/resolvers/index.ts'
import { sagaResolvers } from '../saga/resolvers/index.ts'
import { clockAdvance } from './clockAdvance.ts'
import { Fulfilment, Order, OrderLine, OrderRefund } from './Order.ts'
import { orderCancel } from './orderCancel.ts'
import { orderConfirm } from './orderConfirm.ts'
import { orderCreate } from './orderCreate.ts'
import { orderFulfil } from './orderFulfil.ts'
import { orderRefundApprove } from './orderRefundApprove.ts'
import { orderRefundReceive } from './orderRefundReceive.ts'
import { orderRefundReject } from './orderRefundReject.ts'
import { orderRefundRequest } from './orderRefundRequest.ts'
import { orderRefundRetry } from './orderRefundRetry.ts'
import { orderRefundReturn } from './orderRefundReturn.ts'
import { orderRefundSettle } from './orderRefundSettle.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  ...promotionResolvers,
  ...deliveryResolvers,
  ...reconciliationResolvers,
  ...sagaResolvers,
  Query: {
    ...Query,
    ...promotionResolvers.Query,
    ...deliveryResolvers.Query,
    ...reconciliationResolvers.Query,
    ...sagaResolvers.Query,
    ...operationsResolvers.Query,
    ...historyResolvers.Query,
  },
  Mutation: {
    ...promotionResolvers.Mutation,
    ...deliveryResolvers.Mutation,
    ...reconciliationResolvers.Mutation,
    ...sagaResolvers.Mutation,
    ...operationsResolvers.Mutation,
    ...historyResolvers.Mutation,
    orderCreate,
    orderCancel,
    orderFulfil,
    orderConfirm,
    orderRefundRequest,
    orderRefundApprove,
    orderRefundReject,
    orderRefundReturn,
    orderRefundReceive,
    orderRefundRetry,
    orderRefundSettle,
    clockAdvance,
  },
  Order: { ...Order, ...sagaResolvers.Order },
  OrderLine,
  OrderRefund,
  Fulfilment,
}
