import type { Platform } from '#shared/platform.ts'
import type { Item, Side } from '#shared/reconcile.ts'

/** What an order's items or payments come to. */
export interface Sum {
  amountMinor: string
  currencyCode: string
}

interface Row extends Sum {
  source: string
  externalId: string
}

const PAGE = 500
const SUMS = {
  items: '(SELECT sum(quantity * price_minor + freight_minor) FROM orders.history_line c WHERE c.order_id = o.id)',
  payments: '(SELECT sum(amount_minor) FROM orders.history_payment c WHERE c.order_id = o.id)',
}

export const keyOf = ({ source, externalId }: Pick<Row, 'source' | 'externalId'>) =>
  JSON.stringify([source, externalId])

/** What is in a key. */
export function ofKey(key: string): { source: string; externalId: string } {
  const [source, externalId] = JSON.parse(key) as [string, string]
  return { source, externalId }
}

/** The sums of a business's orders of the time before; orders that have no items, or no payments, have no sum of them. */
export function historySide({ pool }: Pick<Platform, 'pool'>, businessId: string, of: keyof typeof SUMS): Side<Sum> {
  const select = async (where: string, params: unknown[]): Promise<Row[]> => {
    const { rows } = await pool.query<Row>(
      `SELECT source, external_id AS "externalId", currency_code AS "currencyCode", ${SUMS[of]}::text AS "amountMinor"
       FROM orders.history_order o WHERE business_id = $1 AND ${where}`,
      [businessId, ...params],
    )
    return rows
  }
  const items = (rows: readonly Row[]): Item<Sum>[] =>
    rows.flatMap(({ amountMinor, currencyCode, ...row }) =>
      amountMinor === null ? [] : [{ key: keyOf(row), value: { amountMinor, currencyCode } }],
    )
  return {
    pages: async function* () {
      for (let last: [string, string] = ['', '']; ; ) {
        const rows = await select(`(source, external_id) > ($2, $3) ORDER BY source, external_id LIMIT ${PAGE}`, last)
        yield items(rows)
        if (rows.length < PAGE) return
        const { source, externalId } = rows.at(-1)!
        last = [source, externalId]
      }
    },
    find: async keys => {
      const wanted = keys.map(ofKey)
      return items(
        await select('(source, external_id) IN (SELECT * FROM unnest($2::text[], $3::text[]))', [
          wanted.map(({ source }) => source),
          wanted.map(({ externalId }) => externalId),
        ]),
      )
    },
  }
}
