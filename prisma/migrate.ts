import { EnvironmentError } from '#shared/env.ts'
import { diffSql, migrationNames, runMigrations, schemaFiles } from './engine.ts'
import { readMigrateEnv } from './env.ts'
import { provisionAll } from './provision.ts'

/**
 * `npm run migrate -- deploy`          applies what is missing to DATABASE_URL and provisions the job queues
 * `npm run migrate -- sql [file ...]`  prints the SQL that makes the named files of prisma/schema (all by default) from
 *                                      nothing, to take a new migration's statements from
 */
const [command = 'deploy', ...files] = process.argv.slice(2)

async function main(): Promise<void> {
  const { databaseUrl } = readMigrateEnv()
  if (command === 'deploy') {
    const applied = await runMigrations(databaseUrl)
    await provisionAll(databaseUrl)
    console.log(
      applied.length > 0 ? `applied ${applied.join(', ')}` : `all ${migrationNames().length} migrations are there`,
    )
  } else if (command === 'sql') {
    console.log(await diffSql(databaseUrl, schemaFiles(files.length > 0 ? files : undefined)))
  } else {
    console.error(`expected deploy or sql, got ${command}`)
    process.exitCode = 2
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error)
  process.exitCode = 1
}
