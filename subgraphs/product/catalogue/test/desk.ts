import { expect } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { mutationText } from '#shared/testing.ts'
import { ops, type Shop } from '../../test/shop.ts'

/** Calls mutations by name, as operations unless told otherwise. */
export interface Desk {
  /** Answers the payload, errors as `CODE path`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
  call(name: string, input: object, selection: string, claims?: Claims): Promise<any>
  /** Must be refused and write nothing; answers the errors. */
  refused(name: string, input: object, claims?: Claims): Promise<string[]>
  /** Calls `productApplicationSetMany`. */
  apply(items: object[], rest?: object, claims?: Claims): ReturnType<Desk['call']>
  /** A good call of `attributeDefinitionSet`. */
  define(code: string, rest?: object): Promise<{ id: string; version: number }>
  key(): string
}

export const APPLICATIONS = `applications { use title copy labels visible prices { skuId price { amountMinor currencyCode } } }`

const FIRST_FIELD: Record<string, string> = {
  attributeDefinitionSet: 'definition { id version }',
  productCreate: 'product { id version }',
  productUpdate: 'product { id version }',
  shelfSet: 'shelf { id version }',
  shelfPlaceMany: 'shelf { id version }',
  shelfRemoveMany: 'shelf { id version }',
}

export function openDesk(shop: Shop): Desk {
  let serial = 0
  const key = () => `desk-${String(serial++).padStart(8, '0')}`
  const call: Desk['call'] = async (name, input, selection, claims = ops) => {
    const query = mutationText(name, `${selection} userErrors { code path message }`)
    const { userErrors, ...payload } = (await shop.run(claims, query, { input }))[name]
    return {
      ...payload,
      errors: userErrors.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`),
    }
  }
  return {
    call,
    refused: async (name, input, claims) => {
      const before = await everything(shop)
      const selection = FIRST_FIELD[name] ?? 'products { id }'
      const { errors, ...payload } = await call(name, input, selection, claims)
      expect(errors.length).toBeGreaterThan(0)
      expect(Object.values(payload)).toEqual([null])
      expect(await everything(shop)).toEqual(before)
      return errors
    },
    apply: (items, rest = {}, claims = ops) =>
      call(
        'productApplicationSetMany',
        { items, idempotencyKey: key(), ...rest },
        `products { id ${APPLICATIONS} }`,
        claims,
      ),
    define: async (code, rest = {}) => {
      const labels = [{ language: 'en', text: code }]
      const input = { category: 'Tea', code, type: 'TEXT', labels, ...rest }
      const { definition, errors } = await call('attributeDefinitionSet', input, 'definition { id version }')
      expect(errors).toEqual([])
      return definition
    },
    key,
  }
}

/** Everything that these operations write. */
function everything(shop: Shop): Promise<unknown> {
  const tables = [
    'product',
    'media',
    'sku',
    'stock_movement',
    'attribute_definition',
    'attribute_definition_version',
    'product_attribute',
    'product_application',
    'product_application_price',
    'shelf',
    'shelf_listing',
  ]
  const hashes = tables.map(
    name => `(SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM product.${name} t) AS "${name}"`,
  )
  return shop.world.sql(`SELECT ${hashes.join(', ')}, (SELECT count(*) FROM pgboss.job) AS events`)
}

/** A product of category Tea by hand-written SQL, as imports leave them. */
export async function tea(shop: Shop, options: Parameters<Shop['product']>[1] = {}) {
  const made = await shop.product([5], options)
  await shop.world.sql(`UPDATE product.product SET category = 'Tea' WHERE id = $1`, [made.id])
  return made
}

/** How often each product was announced. */
export async function announced(shop: Shop, productId: string): Promise<number[]> {
  const rows = await shop.world.sql<{ version: number }>(
    `SELECT DISTINCT (data -> 'data' ->> 'version')::int AS version FROM pgboss.job
     WHERE data ->> 'type' = 'product.changed' AND data ->> 'key' = $1 ORDER BY 1`,
    [productId],
  )
  return rows.map(row => row.version)
}
