import type { Resolvers } from '../generated/types.ts'
import { historyResolvers } from '../history/resolvers/index.ts'
import { operationsResolvers } from '../operations/resolvers/index.ts'
import { promotionResolvers } from '../promotions/resolvers/index.ts'
import { clockAdvance } from './clockAdvance.ts'
import { Fulfilment, Order, OrderLine, OrderRefund } from './Order.ts'
import { orderCancel } from './orderCancel.ts'
import { orderConfirm } from './orderConfirm.ts'
import { orderCreate } from './orderCreate.ts'
import { orderFulfil } from './orderFulfil.ts'
import { orderRefundApprove } from './orderRefundApprove.ts'
import { orderRefundReject } from './orderRefundReject.ts'
import { orderRefundRequest } from './orderRefundRequest.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  ...promotionResolvers,
  Query: { ...Query, ...promotionResolvers.Query, ...operationsResolvers.Query, ...historyResolvers.Query },
  Mutation: {
    ...promotionResolvers.Mutation,
    ...operationsResolvers.Mutation,
    ...historyResolvers.Mutation,
    orderCreate,
    orderCancel,
    orderFulfil,
    orderConfirm,
    orderRefundRequest,
    orderRefundApprove,
    orderRefundReject,
    clockAdvance,
  },
  Order,
  OrderLine,
  OrderRefund,
  Fulfilment,
}
