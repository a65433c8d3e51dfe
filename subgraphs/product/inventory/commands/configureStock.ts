import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { productOfSku } from '../../store/products.ts'
import { type LevelSettings, type LocationSettings, setLevel, upsertLocation } from '../store/settings.ts'
import { ensureLevels, findLocations, lockSkus } from '../store/stock.ts'
import { announceStock } from './stockChange.ts'

export interface ConfigureLevel extends LevelSettings {
  skuId: string
  locationCode: string
}

/** Sets what is kept back, awaited and called low at a location. What changes nothing is announced to nobody. */
export async function configureLevel({ platform }: ProductDeps, viewer: Viewer, input: ConfigureLevel): Promise<void> {
  const { skuId, locationCode, ...settings } = input
  const { businessId } = viewer
  const at = platform.clock.now()
  const stocks = await inTransaction(platform.prisma, async tx => {
    if (!(await productOfSku(tx, viewer, skuId)))
      throw refuse('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'skuId'])
    await lockSkus(tx, businessId, [skuId])
    const locationId = (await findLocations(tx, businessId, [locationCode])).get(locationCode)
    if (!locationId) {
      const message = `expected a location's code, got ${JSON.stringify(locationCode)}`
      throw refuse('NOT_FOUND', message, ['input', 'locationCode'])
    }
    await ensureLevels(tx, [skuId], locationId)
    const changed = await setLevel(tx, { skuId, locationId }, settings)
    return changed ? announceStock(platform, tx, [skuId], { businessId, at }) : []
  })
  await storeStock(platform, stocks)
}

/** Makes a location, or changes what is given of one. */
export async function saveLocation({ platform }: ProductDeps, viewer: Viewer, input: LocationSettings): Promise<void> {
  await inTransaction(platform.prisma, tx => upsertLocation(tx, viewer.businessId, input))
}
