import { ensureDatabase } from '../../scripts/embedded/postgres.ts'
import { Closers, openPostgres } from '../services.ts'
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
const closers = new Closers()

async function main(): Promise<void> {
  const { folder, postgres } = await openPostgres(closers)
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

try {
  await main()
} finally {
  await closers.close()
}
