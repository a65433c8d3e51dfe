import { openShared } from '#shared/platform.ts'
import { readGraphEnv } from '../gateway/env.ts'
import { runMigrations } from '../prisma/engine.ts'
import { provisionAll } from '../prisma/provision.ts'
import { seed } from '../prisma/seed/main.ts'

/** What docker-compose runs once before the processes start: tables, queues, demonstration data. */
const env = readGraphEnv()
await runMigrations(env.databaseUrl)
await provisionAll(env.databaseUrl)
const shared = await openShared(env)
await seed(shared)
await shared.close()
