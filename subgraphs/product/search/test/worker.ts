import pg from 'pg'
import { systemClock } from '#shared/clock.ts'
import { createLogger } from '#shared/log.ts'
import { embeddedIndex } from '../embedded/index.ts'
import { indexChanges } from '../pipeline/changes.ts'

/** A process that follows changes, and tells when it is about to write and when it has written: to be killed there. */
const [databaseUrl = '', file = ''] = process.argv.slice(2)
const silent = { observe: () => {}, set: () => {} }
const index = embeddedIndex(file)
const platform = {
  pool: new pg.Pool({ connectionString: databaseUrl, max: 2 }),
  clock: systemClock,
  log: createLogger('test', 'silent'),
  schema: 'product' as const,
}
const telling = {
  ...index,
  write: async (...args: Parameters<typeof index.write>) => {
    process.send!('writing')
    await index.write(...args)
    process.send!('written')
  },
}
await indexChanges({
  platform,
  index: telling,
  meters: { freshness: silent, lag: silent, pending: silent, dead: silent },
})
process.send!('done')
process.once('disconnect', () => process.exit(0))
