import { beforeAll, expect, it } from 'vitest'
import { BUSINESS, claimsFor, loadRows, type Statement, scannedTables, statementsOf } from '#shared/testing.ts'
import { type Answer, openShop } from '../../test/shop.ts'

/** The list of webhooks on many rows, of which few could not be applied and few are nobody's. */
const ROWS = 20_000
const shop = openShop()
let watched: ReturnType<typeof statementsOf>
beforeAll(async () => {
  await loadRows(shop.world, 'payment', [
    `webhook_event (channel, event_id, id, type, business_id, reference, body, state, error, received_at, applied_at)
     SELECT 'sandbox', 'evt_' || n, 'whe_' || n, 'charge.succeeded', CASE WHEN n % 1000 = 3 THEN NULL ELSE '${BUSINESS}' END, 'atm_' || n, '{}',
       CASE n % 1000 WHEN 1 THEN 'FAILED' WHEN 3 THEN 'REFUSED' ELSE 'APPLIED' END, CASE WHEN n % 1000 IN (1, 3) THEN 'why' END,
       now() - n * interval '1 s', CASE WHEN n % 1000 NOT IN (1, 3) THEN now() END FROM generate_series(1, ${ROWS}) n`,
  ])
  watched = statementsOf(shop.world.platform('payment').pool)
})

const [ops, admin] = [claimsFor('OPS'), claimsFor('ADMIN')]

it.each([
  ['all of the business', ops, ''],
  ['those that failed', ops, ', state: FAILED'],
  ['those that were applied', ops, ', state: APPLIED'],
  ['those of a reference', ops, ', reference: "atm_4711"'],
  ['all, nobody’s too', admin, ''],
  ['those that were refused, nobody’s too', admin, ', state: REFUSED'],
])('reads %s by an index, in less than a tenth of the table', async (_name, claims, filter) => {
  const query = `query ($after: String) { webhookEvents(first: 5, after: $after${filter}) { nodes { id } pageInfo { endCursor } } }`
  for (let page = 0, after: string | null = null; page < 2; page += 1) {
    const { answer, sent } = await watched(() => shop.run(query, { after }, claims))
    expect(answer.data.webhookEvents.nodes.length).toBeGreaterThan(0)
    for (const statement of sent) {
      expect(await scannedTables(shop.world.platform('payment').pool, statement), statement.text).toEqual([])
      expect(await rowsRead(statement), statement.text).toBeLessThan(ROWS / 10)
    }
    after = answer.data.webhookEvents.pageInfo.endCursor
    if (filter.includes('reference')) break
  }
})

/** The most rows that one node of the statement's plan looked at. */
async function rowsRead({ text, values }: Statement): Promise<number> {
  const explain = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`
  const { rows } = await shop.world.platform('payment').pool.query({ text: explain, values })
  const seen = (node: Answer): number =>
    Math.max(
      (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)) * Number(node['Actual Loops']),
      ...(node.Plans ?? []).map(seen),
    )
  return seen(rows[0]['QUERY PLAN'][0].Plan)
}
