import { homeGoods } from './goods/home.ts'
import { teaGoods } from './goods/tea.ts'

/**
 * The goods of the demonstration business, made up for it. Pure data: the seeds of several subgraphs read it.
 * The first SKU of product n is `sku_demo_00n`; further ones carry a letter, as in `sku_demo_001b`.
 */
export interface DemoSku {
  id: string
  title: string
  options: { name: string; value: string }[]
  priceMinor: bigint
  compareAtMinor?: bigint
}

export interface DemoProduct {
  id: string
  merchantId: 'mer_demo_tea' | 'mer_demo_home'
  title: string
  description: string
  brand: string
  category: string
  language: 'zh' | 'en'
  currencyCode: 'CNY' | 'USD' | 'JPY'
  imageUrl: string
  skus: DemoSku[]
}

export const DEMO_BUSINESS = 'biz_demo'
export const OTHER_BUSINESS = 'biz_other'

export const demoMerchants = [
  { id: 'mer_demo_tea', businessId: DEMO_BUSINESS, name: '山雾茶行 Mountain Mist Tea' },
  { id: 'mer_demo_home', businessId: DEMO_BUSINESS, name: 'Harbour & Hearth Home' },
  { id: 'mer_other', businessId: OTHER_BUSINESS, name: 'Another Tenant' },
] as const

/** 24 products, in Chinese and English, most priced in CNY, some in USD and JPY. */
export const demoProducts: readonly DemoProduct[] = [
  ...teaGoods.map(goods => ({ merchantId: 'mer_demo_tea' as const, goods })),
  ...homeGoods.map(goods => ({ merchantId: 'mer_demo_home' as const, goods })),
].map(({ merchantId, goods }, index) => {
  const [language, category, brand, title, description, currencyCode, ...variants] = goods
  const number = String(index + 1).padStart(3, '0')
  return {
    id: `prd_demo_${number}`,
    merchantId,
    title,
    description,
    brand,
    category,
    language,
    currencyCode,
    imageUrl: `https://img.example/demo/${number}.jpg`,
    skus: variants.map(([variant, value, price, compareAt], position) => ({
      id: `sku_demo_${number}${position === 0 ? '' : String.fromCharCode(97 + position)}`,
      title: variant,
      options: [{ name: language === 'zh' ? '规格' : 'Option', value }],
      priceMinor: BigInt(price),
      ...(compareAt ? { compareAtMinor: BigInt(compareAt) } : {}),
    })),
  }
})

/** What lies in stock of the SKU at this place of the catalogue's SKUs: 100 to 500, the same on every machine. */
export function demoStock(index: number): number {
  return 100 + ((index * 37) % 401)
}
