import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { provisionJobs, type Topology } from '#shared/jobs.ts'

const SUBGRAPHS = ['product', 'sales-attribute', 'order', 'payment', 'settlement', 'support']

/** Which subgraph consumes which events, as each one's consumers/index.ts says. */
export async function topology(): Promise<Topology> {
  const entries: Topology = []
  for (const subgraph of SUBGRAPHS) {
    const file = join(import.meta.dirname, '..', 'subgraphs', subgraph, 'consumers', 'index.ts')
    if (!existsSync(file)) continue
    const { subscriptions } = (await import(pathToFileURL(file).href)) as { subscriptions: string[] }
    entries.push({ subgraph, events: subscriptions })
  }
  return entries
}

/** Makes every queue before any subgraph starts, so that no event is lost to a consumer that comes up later. */
export async function provisionAll(databaseUrl: string): Promise<void> {
  await provisionJobs(databaseUrl, await topology())
}
