import { validate } from '#shared/errors.ts'
import type {
  SkuResolvers,
  SkuStockResolvers,
  StockActivityResolvers,
  StockLevelResolvers,
  StockQuotaResolvers,
} from '../../generated/types.ts'
import { activityStatus, quotaFor } from '../domain/quota.ts'
import { expectedLocation } from '../domain/shipping.ts'
import { availableAt } from '../domain/stock.ts'
import { shippingInput } from './inputs.ts'

export const Sku: Pick<SkuResolvers, 'availableVia' | 'shipping'> = {
  availableVia: async ({ id }, { contentId }, { catalogue, deps }) => {
    const stock = await catalogue.stock(id)
    const quotas = (stock?.quotas ?? []).map(quota => ({
      ...quota,
      startsAt: new Date(quota.startsAt),
      endsAt: new Date(quota.endsAt),
    }))
    return (quotaFor(quotas, contentId, deps.platform.clock.now()) ?? stock)?.available ?? 0
  },
  shipping: async ({ id }, args, { inventory }) => {
    const { region } = validate(shippingInput, args, [])
    const location = expectedLocation((await inventory.shipping(id)) ?? [], region)
    return location && { from: location.name, handlingDays: location.handlingDays }
  },
}

export const SkuStock: SkuStockResolvers = {
  available: ({ record }) => record.available,
  inStock: ({ record }) => record.available > 0,
  onHand: ({ record, figures }) => (figures ? record.onHand : null),
  reserved: ({ record, figures }) => (figures ? record.reserved : null),
  committed: ({ record, figures }) => (figures ? record.committed : null),
  levels: ({ record, figures }, _args, { inventory }) => (figures ? inventory.levels(record.skuId) : null),
}

export const StockLevel: Pick<StockLevelResolvers, 'sku' | 'available'> = {
  sku: ({ skuId }, _args, { catalogue }) => catalogue.sku(skuId),
  available: level => availableAt(level),
}

export const StockActivity: Pick<StockActivityResolvers, '__resolveReference' | 'status'> = {
  __resolveReference: ({ id }, { inventory }) => inventory.activity(id),
  status: (activity, _args, { deps }) => activityStatus(activity, deps.platform.clock.now()),
}

export const StockQuota: Pick<StockQuotaResolvers, 'sku'> = {
  sku: ({ skuId }, _args, { catalogue }) => catalogue.sku(skuId),
}
