import { beforeAll, expect } from 'vitest'
import { mutationText } from '#shared/testing.ts'
import { openOffice } from './office.ts'

/** An office whose categories have attributes, with a feed that fills them. Call it at the top of a test file. */
export function openDescribed() {
  const office = openOffice()
  const header = 'id,title,price,kind,weight,organic,season,picked,note\n'
  const columns = ['net_weight', 'organic', 'season', 'picked', 'note'] as const
  const from = { net_weight: 'weight', organic: 'organic', season: 'season', picked: 'picked', note: 'note' }
  const config = {
    source: { format: 'csv', delimiter: ',' },
    map: {
      externalId: { from: 'id' },
      title: { from: 'title' },
      price: { from: 'price' },
      category: { from: 'kind' },
      ...Object.fromEntries(columns.map(code => [`attributes.${code}`, { from: from[code] }])),
    },
    convert: { numbers: { decimal: '.', grouping: "'" } },
    defaults: { currencyCode: 'CNY' },
  }

  async function call(name: string, input: object, selection = 'userErrors { code path }') {
    const answer = (await office.run(mutationText(name, selection), { input }))[name]
    if (answer.userErrors) expect(answer.userErrors).toEqual([])
    return answer
  }
  const define = (category: string, code: string, type: string, rest: object = {}) =>
    call('attributeDefinitionSet', { category, code, type, labels: [{ language: 'en', text: code }], ...rest })

  /** What is stored of a channel's products: code and value. */
  async function described(channelId: string): Promise<Record<string, Record<string, string>>> {
    const rows = await office.world.sql<{ id: string; values: Record<string, string> }>(
      `SELECT p.external_id AS id, coalesce(json_object_agg(d.code, v.value ORDER BY d.code) FILTER (WHERE v.value IS NOT NULL), '{}') AS values
     FROM product.product p LEFT JOIN product.product_attribute v ON v.product_id = p.id
     LEFT JOIN product.attribute_definition d ON d.id = v.definition_id WHERE p.channel_id = $1 GROUP BY p.id`,
      [channelId],
    )
    return Object.fromEntries(rows.map(({ id, values }) => [id, values]))
  }
  const violations = (run: { violations: { row: number; field: string; code: string; severity: string }[] }) =>
    run.violations.map(({ row, field, code, severity }) => `${row} ${field} ${code} ${severity}`)

  beforeAll(async () => {
    const spring = { code: 'spring', labels: [{ language: 'zh', text: '春茶' }] }
    await define('Tea', 'net_weight', 'NUMBER', { unit: 'g', required: true })
    await define('Tea', 'organic', 'BOOLEAN')
    await define('Tea', 'season', 'ENUM', {
      options: [spring, { ...spring, code: 'autumn', labels: [{ language: 'en', text: 'Autumn' }] }],
    })
    await define('Tea', 'picked', 'DATE')
    await define('Cup', 'note', 'TEXT')
  })

  return { office, header, config, call, define, described, violations }
}
