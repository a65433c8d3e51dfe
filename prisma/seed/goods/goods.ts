type Variant = [title: string, option: string, priceMinor: number, compareAtMinor?: number]

export type Goods = [
  language: 'zh' | 'en',
  category: string,
  brand: string,
  title: string,
  description: string,
  currency: 'CNY' | 'USD' | 'JPY',
  ...variants: Variant[],
]
