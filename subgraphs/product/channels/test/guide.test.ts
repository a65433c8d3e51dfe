import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { configJsonSchema } from '../config/json-schema.ts'
import { openOffice } from './office.ts'

/** The examples of the operator's guide, as it has them: feeds that no code knows. */
const guide = readFileSync('docs/api/channels.md', 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(match => match[1]!)
const [rows = ''] = blocks('csv')
const [firstConfig = '', items = '', secondConfig = ''] = blocks('json')
const office = openOffice()

it('onboards a feed with rows of variants, German numbers and an encoding of its own', async () => {
  const id = await office.channel(JSON.parse(firstConfig))
  office.file('de.csv', Buffer.from(rows, 'latin1'))
  const run = await office.finished(id, { path: 'de.csv' })
  expect(run).toMatchObject({ status: 'SUCCEEDED', productsCreated: 2, rowsFailed: 1, productsUnlisted: 0 })
  expect(run.violations.map(({ row, field, code }: Record<string, string>) => [row, field, code])).toEqual([
    [4, 'price', 'AMOUNT'],
  ])
  const products = await office.products(id)
  expect(products['H-100']).toMatchObject({
    title: 'Leinenhemd',
    description: 'Gewaschenes Leinen',
    category: 'Clothes',
  })
  const of = (size: string, weight: number, stock: number, code: string) =>
    expect.objectContaining({
      options: [{ name: 'Größe', value: size }],
      price: '104900',
      currency: 'EUR',
      weight,
      stock,
      code,
    })
  expect(products['H-100'].skus).toEqual([
    of('S', 350, 12, '4006381333931'),
    expect.objectContaining({ options: [{ name: 'Größe', value: 'M' }], weight: 360 }),
  ])
  expect(products['S-7']).toMatchObject({ category: 'Accessories', skus: [{ price: '3550', weight: 200, stock: 4 }] })
})

it('onboards a document with nested variants', async () => {
  const id = await office.channel(JSON.parse(secondConfig))
  expect(await office.finished(id, { content: items })).toMatchObject({
    productsCreated: 1,
    rowsRead: 2,
    violationCount: 0,
  })
  expect((await office.products(id))['7']).toMatchObject({
    title: 'Porcelain cup',
    media: ['https://img.example/7.jpg'],
    skus: [
      {
        externalId: 'C-7-W',
        price: '1250',
        compareAt: '1500',
        weight: 310,
        options: [{ name: 'Colour', value: 'white' }],
      },
      { externalId: 'C-7-B', price: '1350', compareAt: null },
    ],
  })
})

it('names every part, format and field that there is', async () => {
  const { channelConfigSchema } = await office.run('{ channelConfigSchema }', {})
  expect(channelConfigSchema).toEqual(JSON.parse(JSON.stringify(configJsonSchema())))
  const { properties } = channelConfigSchema
  const names = [
    ...Object.keys(properties),
    ...properties.map.propertyNames.anyOf[0].enum,
    ...Object.keys(properties.convert.properties),
  ]
  for (const { properties: options } of properties.source.oneOf)
    names.push(...Object.keys(options), ...[options.format.enum ?? options.format.const].flat())
  expect(names.filter(name => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([])
})
