import { parseArgs } from 'node:util'
import { readClientEnv } from './client/env.ts'
import { operatorToken } from './client/operator.ts'
import { readOlist } from './import-orders/olist.ts'
import { importOrders, type Run } from './import-orders/run.ts'

/**
 * `npm run import:orders -- --folder <folder>`: records the orders of an Olist export as history in a running graph
 * (GRAPH_URL) and compares items with payments. `--source` names where they come from. GRAPH_TOKEN is an operator's
 * token, which a graph of `npm start` does not need.
 */
const { values } = parseArgs({ options: { folder: { type: 'string' }, source: { type: 'string', default: 'olist' } } })
if (!values.folder) {
  console.error('npm run import:orders -- --folder <folder> [--source olist]')
  process.exit(2)
}

async function client(): Promise<Run> {
  const env = readClientEnv()
  const token = await operatorToken(env)
  return async (query, variables) => {
    const response = await fetch(env.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data?: object; errors?: { message: string }[] }
    if (errors?.[0] || !data) throw new Error(`the graph answered ${response.status}: ${errors?.[0]?.message}`)
    return Object.values(data)[0]
  }
}

try {
  const orders = readOlist(values.folder)
  const run = await client()
  const { imported, unchanged, reconciliation } = await importOrders(run, values.source, orders)
  console.log(`${imported} orders recorded, ${unchanged} were there already`)
  const { state, failure, compared, matched, missing, unexpected, mismatched } = reconciliation
  if (state !== 'SUCCEEDED') throw new Error(`the comparison failed: ${failure}`)
  console.log(
    `Items and payments agree in ${matched} of ${compared} orders; ${missing} have no payments, ${unexpected} no items, ${mismatched} other sums`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
