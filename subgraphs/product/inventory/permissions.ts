import { allow, definePermissions } from '#shared/permit.ts'

/** Those who run goods. Whose they see is decided by the stores: merchants their own. */
const managers = allow.roles('MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS', 'SERVICE')
const editors = allow.roles('MERCHANT', 'OPS')
const operators = allow.roles('OPS')

/** Stock: whoever sells sees what can be sold; where it lies and why is for those who run it. */
export const inventoryPermissions = definePermissions({
  Query: {
    stockLocations: editors,
    stockMovements: editors,
    stockAlerts: editors,
    stockActivity: operators,
    stockActivities: operators,
    stockInvariants: operators,
  },
  Mutation: {
    stockAdjust: editors,
    stockAdjustMany: editors,
    stockLocationUpsert: operators,
    stockLevelConfigure: editors,
    stockActivityCreate: operators,
    stockQuotaChange: operators,
    stockActivityEnd: operators,
    stockReserve: allow.service,
    stockClaim: allow.service,
    stockRelease: allow.service,
  },
  SkuStock: { '*': allow.everyone, onHand: managers, reserved: managers, committed: managers, levels: managers },
  ShippingExpectation: { '*': allow.everyone },
  StockLocation: { '*': managers },
  StockLevel: { '*': managers },
  StockLevelConnection: { '*': editors },
  StockLevelEdge: { '*': editors },
  StockMovement: { '*': editors },
  StockMovementConnection: { '*': editors },
  StockMovementEdge: { '*': editors },
  StockActivity: { '*': operators },
  StockQuota: { '*': operators },
  StockActivityConnection: { '*': operators },
  StockActivityEdge: { '*': operators },
  Invariant: { '*': operators },
  StockAdjustPayload: { '*': editors },
  StockAdjustManyPayload: { '*': editors },
  StockLocationUpsertPayload: { '*': operators },
  StockLevelConfigurePayload: { '*': editors },
  StockActivityCreatePayload: { '*': operators },
  StockQuotaChangePayload: { '*': operators },
  StockActivityEndPayload: { '*': operators },
  StockReservePayload: { '*': allow.service },
  StockReservation: { '*': allow.service },
  StockClaimPayload: { '*': allow.service },
  StockReleasePayload: { '*': allow.service },
})
