import type { Viewer } from '#shared/auth.ts'
import { createListLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { ProductRecord } from '../../domain/product.ts'
import { isStaff, runsGoods } from '../../store/scope.ts'
import type { ApplicationRecord, ProductUse } from '../domain/records.ts'

export type ApplicationStore = ReturnType<typeof applicationStore>

/** How the business uses products, as one viewer sees it, for one request. What is not visible is for those who run the goods. */
export function applicationStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const applications = createListLoader<string, ApplicationRecord>(
    async productIds => (await pool.query<ApplicationRecord>(APPLICATIONS, [viewer.businessId, productIds])).rows,
    row => row.productId,
  )
  return {
    /** Of a product that the viewer sees. */
    of: async (product: ProductRecord) => {
      const rows = await applications.load(product.id)
      return runsGoods(viewer, product) ? rows : rows.filter(row => row.visible)
    },
    find: async (productId: string, use: ProductUse) => {
      const rows = await applications.load(productId)
      return rows.find(row => row.use === use && (row.visible || isStaff(viewer))) ?? null
    },
  }
}

const APPLICATIONS = `
  SELECT a.product_id AS "productId", a.use, a.title, a.copy, a.labels, a.commission_plan_id AS "commissionPlanId", a.visible,
         a.version,
         (SELECT coalesce(json_agg(json_build_object(
                   'skuId', x.sku_id, 'priceMinor', x.price_minor::text, 'currencyCode', x.currency_code) ORDER BY x.sku_id), '[]')
          FROM product.product_application_price x WHERE x.product_id = a.product_id AND x.use = a.use) AS prices
  FROM product.product_application a WHERE a.business_id = $1 AND a.product_id = ANY($2) ORDER BY a.use`
