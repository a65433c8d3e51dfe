import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureDatabase, startPostgres } from '../../scripts/embedded/postgres.ts'
import { compareDesigns, UNITS } from './compare.ts'
import { openFloor } from './floor.ts'
import { readOptions } from './options.ts'
import { reportDesigns, reportSale } from './report.ts'
import { measureSale } from './sale.ts'

/**
 * `npm run bench:flash-sale`: reservations a second of one SKU, as 50, 500 and 5,000 buyers ask at the same time, and how
 * many of pgbench's simple updates the same server does, measured in turn. PostgreSQL keeps its defaults, so every
 * reservation that is answered is on the disk. With `--designs` it measures what the design was chosen from instead.
 */
const options = readOptions(process.argv.slice(2))
const closers: (() => unknown)[] = []

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-flash-sale-'))
  // The server may run as another user.
  chmodSync(folder, 0o755)
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startPostgres(folder)
  closers.push(postgres.stop)
  const floor = await openFloor(await ensureDatabase(postgres, 'floor'))
  const databaseUrl = await ensureDatabase(postgres, 'fairground')
  if (options.designs) {
    reportDesigns({
      floor: floor.name,
      options,
      units: UNITS,
      measured: await compareDesigns(databaseUrl, floor, options),
    })
  } else {
    reportSale({
      floor: floor.name,
      options,
      ...(await measureSale({ options, folder, databaseUrl, floor, closers })),
    })
  }
}

async function close(): Promise<void> {
  for (const closer of closers.splice(0).reverse()) await closer()
}

process.once('SIGINT', () => void close().then(() => process.exit(130)))
try {
  await main()
} finally {
  await close()
}
