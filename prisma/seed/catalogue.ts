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

type Variant = [title: string, option: string, priceMinor: number, compareAtMinor?: number]
type Row = [
  merchant: 'tea' | 'home',
  language: 'zh' | 'en',
  category: string,
  brand: string,
  title: string,
  description: string,
  currency: 'CNY' | 'USD' | 'JPY',
  ...variants: Variant[],
]

const rows: Row[] = [
  [
    'tea',
    'zh',
    '茶叶',
    '山雾',
    '明前龙井绿茶',
    '清明前手工采摘,豆香鲜爽,回甘持久。',
    'CNY',
    ['50 克', '50g', 12900, 15900],
    ['100 克', '100g', 23900],
    ['250 克礼盒', '250g', 54900],
  ],
  [
    'tea',
    'zh',
    '茶叶',
    '山雾',
    '清香型铁观音',
    '轻发酵乌龙,兰花香高扬,汤色清亮。',
    'CNY',
    ['125 克', '125g', 8800],
    ['250 克', '250g', 15800],
  ],
  [
    'tea',
    'zh',
    '茶叶',
    '古道',
    '古树普洱熟茶饼',
    '云南大叶种发酵,陈香醇厚,汤色红浓。',
    'CNY',
    ['357 克', '357g', 19800, 23800],
    ['三饼装', '3x357g', 54800],
  ],
  [
    'tea',
    'zh',
    '茶叶',
    '山雾',
    '桂花红茶',
    '红茶底配当季桂花,甜润暖胃。',
    'CNY',
    ['80 克罐装', '80g', 6900],
    ['补充装 160 克', '160g', 11900],
  ],
  [
    'tea',
    'en',
    'Tea',
    'Leaf & Kettle',
    'Jasmine Pearl Green Tea',
    'Hand-rolled pearls scented five times with fresh jasmine.',
    'USD',
    ['60 g tin', '60g', 1890],
    ['120 g tin', '120g', 3290],
  ],
  [
    'tea',
    'zh',
    '茶叶',
    '白云',
    '福鼎白茶 白牡丹',
    '一芽二叶,毫香显露,越陈越甜。',
    'CNY',
    ['100 克', '100g', 16800],
    ['200 克', '200g', 31800],
  ],
  [
    'tea',
    'zh',
    '瓷器',
    '青溪窑',
    '手绘青花盖碗',
    '景德镇手绘,三才盖碗,容量 150 毫升。',
    'CNY',
    ['缠枝莲', '缠枝莲', 25800],
    ['山水', '山水', 26800],
  ],
  [
    'tea',
    'zh',
    '瓷器',
    '青溪窑',
    '汝窑天青品茗杯',
    '天青釉色,开片可养,一套两只。',
    'CNY',
    ['两只装', '2', 15900],
    ['六只装', '6', 42900],
  ],
  [
    'tea',
    'zh',
    '瓷器',
    '紫陶坊',
    '宜兴紫砂壶 西施',
    '原矿紫泥,全手工,容量 220 毫升。',
    'CNY',
    ['紫泥', '紫泥', 68000, 79900],
    ['朱泥', '朱泥', 72000],
  ],
  [
    'tea',
    'zh',
    '零食',
    '茶点局',
    '绿豆糕点心礼盒',
    '低糖绿豆糕,配茶正好,每盒十二枚。',
    'CNY',
    ['原味', '原味', 4900],
    ['桂花味', '桂花', 5200],
  ],
  [
    'tea',
    'zh',
    '零食',
    '茶点局',
    '每日坚果混合装',
    '核桃、腰果、蔓越莓,独立小包。',
    'CNY',
    ['7 包', '7', 3900],
    ['30 包', '30', 13900, 16900],
  ],
  [
    'tea',
    'en',
    'Kitchen',
    'Kanda',
    'Cast Iron Tea Kettle',
    'Enamel-lined cast iron with a steel infuser.',
    'JPY',
    ['0.6 L', '0.6L', 6800],
    ['1.2 L', '1.2L', 9800],
  ],
  [
    'tea',
    'zh',
    '零食',
    '果山',
    '山楂条无添加',
    '只用山楂和冰糖,酸甜开胃。',
    'CNY',
    ['200 克', '200g', 1990],
    ['500 克', '500g', 3990],
  ],
  [
    'tea',
    'zh',
    '茶叶',
    '古道',
    '陈皮普洱小青柑',
    '新会小青柑装熟普,果香陈香。',
    'CNY',
    ['12 粒', '12', 9900],
    ['24 粒', '24', 17900],
  ],
  [
    'home',
    'en',
    'Kitchen',
    'Harbour',
    'Chef Knife 20 cm',
    'High-carbon steel with a walnut handle.',
    'USD',
    ['20 cm', '20cm', 5900, 7500],
  ],
  [
    'home',
    'zh',
    '厨具',
    '灶台记',
    '家用不粘炒锅',
    '麦饭石涂层,少油烟,电磁炉通用。',
    'CNY',
    ['28 厘米', '28cm', 15900],
    ['32 厘米', '32cm', 18900],
  ],
  [
    'home',
    'en',
    'Kitchen',
    'Harbour',
    'Bamboo Cutting Board',
    'End-grain bamboo with a juice groove.',
    'CNY',
    ['Medium', 'M', 7900],
    ['Large', 'L', 10900],
  ],
  [
    'home',
    'en',
    'Home',
    'Hearth',
    'Washed Linen Bed Set',
    'Stone-washed flax linen, cool in summer and warm in winter.',
    'USD',
    ['Sand / Queen', 'Sand', 12900],
    ['Moss / Queen', 'Moss', 12900],
  ],
  [
    'home',
    'zh',
    '家居',
    '棉语',
    '新疆长绒棉浴巾',
    '加厚吸水,不掉毛,柔软亲肤。',
    'CNY',
    ['米白', '米白', 5900],
    ['雾蓝', '雾蓝', 5900],
  ],
  [
    'home',
    'zh',
    '家居',
    '棉语',
    '无火香薰 桂花乌龙',
    '藤条扩香,留香约两个月。',
    'CNY',
    ['100 毫升', '100ml', 8900],
    ['200 毫升', '200ml', 14900],
  ],
  [
    'home',
    'en',
    'Home',
    'Hearth',
    'Soy Wax Candle, Cedar & Tea',
    'Forty hours of calm, clean burning.',
    'CNY',
    ['180 g', '180g', 9800],
    ['320 g', '320g', 14800],
  ],
  [
    'home',
    'zh',
    '美妆',
    '花间',
    '山茶花保湿面霜',
    '山茶花籽油配方,清爽不粘腻。',
    'CNY',
    ['50 克', '50g', 13900, 16900],
  ],
  [
    'home',
    'zh',
    '美妆',
    '花间',
    '玫瑰滋润口红',
    '丝绒质地,显色不拔干。',
    'CNY',
    ['豆沙', '豆沙', 9900],
    ['正红', '正红', 9900],
  ],
  [
    'home',
    'en',
    'Cosmetics',
    'Yuzu Lab',
    'Yuzu Hand Cream',
    'A light cream with yuzu peel oil and shea.',
    'JPY',
    ['40 ml', '40ml', 1280],
    ['80 ml', '80ml', 2180],
  ],
]

/** 24 products, in Chinese and English, most priced in CNY, some in USD and JPY. */
export const demoProducts: readonly DemoProduct[] = rows.map((row, index) => {
  const [merchant, language, category, brand, title, description, currencyCode, ...variants] = row
  const number = String(index + 1).padStart(3, '0')
  return {
    id: `prd_demo_${number}`,
    merchantId: `mer_demo_${merchant}`,
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
