import type { Platform } from '#shared/platform.ts'
import { DEMO_BUSINESS, demoMerchants, demoProducts, demoStock, OTHER_BUSINESS } from './catalogue.ts'

/** Seeds merchants, the demonstration catalogue and its stock. Running it again changes nothing. */
export async function seed({ prisma, clock }: Platform): Promise<void> {
  const at = clock.now()
  await prisma.$transaction(async tx => {
    await tx.merchant.createMany({
      data: demoMerchants.map(merchant => ({ ...merchant, createdAt: at })),
      skipDuplicates: true,
    })
    const fresh = await missing(tx)
    await tx.product.createMany({ data: fresh.map((product, index) => productRow(product, index, at)) })
    await tx.productMedia.createMany({
      data: fresh.map(({ id, imageUrl, title }) => ({
        productId: id,
        position: 0,
        url: imageUrl,
        altText: title,
        width: 800,
        height: 800,
      })),
    })
    await tx.sku.createMany({ data: fresh.flatMap(product => skuRows(product, at)) })
    await seedStock(tx, fresh, at)
  })
}

type Tx = Parameters<Parameters<Platform['prisma']['$transaction']>[0]>[0]
type DemoProduct = (typeof demoProducts)[number]

async function missing(tx: Tx): Promise<DemoProduct[]> {
  const there = await tx.product.findMany({
    where: { id: { in: demoProducts.map(product => product.id) } },
    select: { id: true },
  })
  const known = new Set(there.map(product => product.id))
  return demoProducts.filter(product => !known.has(product.id))
}

function productRow(
  { id, merchantId, title, description, brand, category, language }: DemoProduct,
  index: number,
  at: Date,
) {
  // A second apart, so that the newest-first list has the order of the catalogue.
  const createdAt = new Date(at.getTime() - index * 1000)
  return {
    id,
    businessId: DEMO_BUSINESS,
    merchantId,
    title,
    description,
    brand,
    category,
    language,
    status: 'ACTIVE',
    createdAt,
    updatedAt: createdAt,
  }
}

function skuRows(product: DemoProduct, at: Date) {
  return product.skus.map((sku, position) => ({
    id: sku.id,
    productId: product.id,
    businessId: DEMO_BUSINESS,
    externalId: sku.id,
    code: sku.id.replace('sku_demo_', 'DEMO-').toUpperCase(),
    title: sku.title,
    options: sku.options,
    position,
    priceMinor: sku.priceMinor,
    compareAtMinor: sku.compareAtMinor ?? null,
    currencyCode: product.currencyCode,
    createdAt: at,
    updatedAt: at,
  }))
}

/** 100 to 500 of each, the same on every machine. Every unit has its movement. */
async function seedStock(tx: Tx, products: readonly DemoProduct[], at: Date): Promise<void> {
  const locations = [
    {
      id: `loc_${DEMO_BUSINESS}_default`,
      businessId: DEMO_BUSINESS,
      code: 'default',
      name: '主仓 Main warehouse',
      priority: 10,
    },
    {
      id: `loc_${DEMO_BUSINESS}_south`,
      businessId: DEMO_BUSINESS,
      code: 'south',
      name: '南方仓 South warehouse',
      priority: 20,
    },
    { id: `loc_${OTHER_BUSINESS}_default`, businessId: OTHER_BUSINESS, code: 'default', name: 'Main', priority: 10 },
  ]
  await tx.stockLocation.createMany({ data: locations, skipDuplicates: true })
  const levels = products
    .flatMap(product => product.skus)
    .map((sku, index) => ({
      skuId: sku.id,
      locationId: `loc_${DEMO_BUSINESS}_default`,
      onHand: demoStock(index),
    }))
  await tx.stockMovement.createMany({
    data: levels.map(({ onHand, ...place }) => ({
      ...place,
      kind: 'INITIAL',
      onHandDelta: onHand,
      reservedDelta: 0,
      committedDelta: 0,
      actor: 'seed',
      at,
    })),
  })
}
