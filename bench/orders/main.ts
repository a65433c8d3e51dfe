import { measureRound, type Round } from './measure.ts'
import { readOptions } from './options.ts'
import { explainStatements, report } from './report.ts'
import { openWorld } from './world.ts'

/**
 * `npm run bench:orders`: shoppers place and pay orders through the gateway, with a real PostgreSQL, Redis and payment
 * provider, and pgbench's TPC-B-like transactions on the same server in turn. PostgreSQL keeps its defaults, so every
 * order that is answered is on the disk.
 */
const options = readOptions(process.argv.slice(2))
const world = await openWorld(options)
try {
  const rounds: Round[] = []
  // The first round only warms up.
  await measureRound(world, Math.min(...options.buyers), 3)
  // As autovacuum does each minute: a database that is younger is planned for without knowing anything of it.
  await world.pool.query('ANALYZE')
  if (options.profile) await world.pool.query('SELECT pg_stat_statements_reset()')
  for (let round = 0; round < options.rounds; round += 1) {
    for (const buyers of options.buyers) rounds.push(await measureRound(world, buyers, options.seconds))
  }
  if (options.profile) await explainStatements(world.pool)
  report({ options, floor: world.floor.name, rounds })
} finally {
  await world.close()
}
