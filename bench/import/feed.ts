import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** A supplier's feed of any size, the same each time: mixed languages, HTML bodies, `variants` rows to a product. */
export interface FeedShape {
  rows: number
  variants: number
  /** Every so many products have another price. 0: none. */
  changed?: number
}

export const CONFIG = {
  source: { format: 'csv' },
  map: {
    externalId: { from: 'product' },
    title: { from: 'title' },
    description: { from: 'body' },
    brand: { from: 'brand' },
    category: { from: 'category' },
    imageUrls: { from: 'image' },
    price: { from: 'price' },
    skuExternalId: { from: 'sku' },
    skuCode: { from: 'sku' },
    options: "[{ 'name': 'Size', 'value': size }]",
    stock: { from: 'stock' },
    weight: { from: 'weight' },
  },
  group: { by: 'externalId' },
  convert: { weightUnit: 'kg', categories: { c1: 'Tea', c2: 'Home', c3: 'Beauty' } },
  validate: [
    { field: 'title', rule: 'maxLength', value: 200 },
    { field: 'price', rule: 'positive' },
  ],
  defaults: { currencyCode: 'CNY' },
}

const HEADER = 'product,sku,title,body,brand,category,image,price,stock,size,weight\n'
const WORDS = ['Spring', 'Linen', 'Porcelain', 'Camellia', 'Travel', 'Everyday', '明前', '手工', '限定', '礼盒']

/** Writes the feed; answers how many products it has. */
export async function writeFeed(path: string, { rows, variants, changed = 0 }: FeedShape): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 })
  out.write(HEADER)
  for (let row = 0; row < rows; row += 1) if (!out.write(line(row, variants, changed))) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  return Math.ceil(rows / variants)
}

function line(row: number, variants: number, changed: number): string {
  const product = Math.floor(row / variants)
  const variant = row % variants
  const word = (step: number) => WORDS[(product * 7 + step * 3) % WORDS.length]
  const title = `${word(0)} ${word(1)} ${word(2)} 商品 ${product}`
  const body = `"<p>${word(3)} <b>${word(4)}</b>, made by hand, washed &amp; pressed.</p><ul><li>Care: cold water</li><li>No. ${product}</li></ul>"`
  const cents = (product % 900) * 100 + 990 + variant * 50 + (changed && product % changed === 0 ? 1 : 0)
  const about = variant === 0 ? `${title},${body},Brand ${product % 300},c${(product % 5) + 1}` : ',,,'
  const image = `https://images.example/${product}/${variant}.jpg`
  const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  return `P${product},P${product}-${variant},${about},${image},${price},${row % 200},${variant + 36},0.${(product % 9) + 1}\n`
}
