import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, type Platform, type Shared } from '#shared/platform.ts'
import { SUBGRAPHS } from '#shared/serve.ts'

const DEMO = 'demo'

/**
 * Loads the demonstration data once per database. Each subgraph's seed repeats harmlessly, and the mark is set last:
 * a start that was killed in between loads what is missing. Answers whether anything was loaded.
 */
export async function seed(shared: Shared): Promise<boolean> {
  const client = new pg.Client({ connectionString: shared.databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM platform.seed WHERE name = $1', [DEMO])
    if (rowCount) return false
    for (const name of SUBGRAPHS) {
      const file = join(import.meta.dirname, `${name}.ts`)
      if (!existsSync(file)) continue
      const { seed: load } = (await import(pathToFileURL(file).href)) as { seed(platform: Platform): Promise<void> }
      const platform = createPlatform(name, shared, createGraph(name, new GraphRegistry()), 2)
      try {
        await load(platform)
      } finally {
        await platform.close()
      }
    }
    await client.query('INSERT INTO platform.seed (name, loaded_at) VALUES ($1, $2)', [DEMO, shared.clock.now()])
    return true
  } finally {
    await client.end()
  }
}
