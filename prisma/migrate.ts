import { z } from 'zod'
import { readEnvironment } from '#shared/env.ts'
import { diffSql, migrationNames, runMigrations, schemaFiles } from './engine.ts'
import { provisionAll } from './provision.ts'

/**
 * `npm run migrate -- deploy`          applies what is missing to DATABASE_URL and provisions the job queues
 * `npm run migrate -- diff [file ...]` prints the SQL from DATABASE_URL's state to the schema, or from nothing to the named files
 * `npm run migrate -- check`           exits 1 when DATABASE_URL, migrated, differs from the schema
 */
const [command = 'deploy', ...files] = process.argv.slice(2)
const { DATABASE_URL } = readEnvironment(z.object({ DATABASE_URL: z.url() }), process.env)

if (command === 'deploy') {
  const applied = await runMigrations(DATABASE_URL)
  await provisionAll(DATABASE_URL)
  console.log(
    applied.length > 0 ? `applied ${applied.join(', ')}` : `all ${migrationNames().length} migrations are applied`,
  )
} else if (command === 'diff') {
  console.log(
    files.length > 0
      ? await diffSql(DATABASE_URL, 'empty', schemaFiles(files))
      : await diffSql(DATABASE_URL, 'database', schemaFiles()),
  )
} else if (command === 'check') {
  const sql = await diffSql(DATABASE_URL, 'database', schemaFiles())
  const drifted = !/^\s*(-- This is an empty migration\.\s*)?$/.test(sql)
  if (drifted) console.error(`the migrated database differs from prisma/schema:\n${sql}`)
  process.exitCode = drifted ? 1 : 0
} else {
  console.error(`expected deploy, diff or check, got ${command}`)
  process.exitCode = 2
}
