import { setTimeout } from 'node:timers/promises'
import type { RunCounts } from '#shared/reconcile.ts'
import type { OrderInput } from './olist.ts'

/** Sends an operation to the graph; answers its one field. */
export type Run = (text: string, variables: object) => Promise<unknown>

export interface Imported {
  imported: number
  unchanged: number
  reconciliation: RunCounts & { state: string }
}

const IMPORT = `mutation OrderHistoryImport($input: OrderHistoryImportInput!) {
  orderHistoryImport(input: $input) { imported unchanged userErrors { code message path } } }`
const RECONCILE = `mutation OrderHistoryReconcile($input: OrderHistoryReconcileInput!) {
  orderHistoryReconcile(input: $input) { reconciliationId userErrors { code message path } } }`
const RESULT = `query OrderHistoryReconciliation { orderHistoryReconciliation {
  state compared matched missing unexpected mismatched failure } }`

const BATCH = 200
const POLL_MS = 100

/** Records orders of the time before in a running graph and has their items compared with their payments. */
export async function importOrders(
  run: Run,
  source: string,
  orders: readonly OrderInput[],
  onProgress: (share: number) => void = () => {},
): Promise<Imported> {
  const sum = { imported: 0, unchanged: 0 }
  for (let first = 0; first < orders.length; first += BATCH) {
    const input = { source, orders: orders.slice(first, first + BATCH) }
    const made = (await run(IMPORT, { input })) as typeof sum & { userErrors: { message: string }[] }
    const [error] = made.userErrors
    if (error) throw new Error(`the graph refused: ${error.message}`)
    sum.imported += made.imported
    sum.unchanged += made.unchanged
    onProgress(Math.min(1, (first + BATCH) / orders.length))
  }
  await run(RECONCILE, { input: { reason: `import of ${source}` } })
  for (;;) {
    const reconciliation = (await run(RESULT, {})) as Imported['reconciliation']
    if (!['QUEUED', 'RUNNING'].includes(reconciliation.state)) return { ...sum, reconciliation }
    await setTimeout(POLL_MS)
  }
}
