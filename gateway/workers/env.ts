import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { SUBGRAPHS } from '#shared/serve/schema.ts'

const MAX_WORKERS = 256

/** The variables that say in how many processes the gateway runs. */
export const workerVariables = {
  WORKERS: z
    .string()
    .default('1')
    .refine(
      text => text === 'auto' || (/^[1-9]\d{0,2}$/.test(text) && Number(text) <= MAX_WORKERS),
      `expected auto, which is one for each core, or a number from 1 to ${MAX_WORKERS}`,
    )
    .transform(text => (text === 'auto' ? availableParallelism() : Number(text))),
  SEMI_SPACE_MB: z.coerce.number().int().min(1).max(1024).default(64),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).optional(),
}

export interface WorkerSettings {
  /** Processes that answer on the port. One is the process itself. */
  workers: number
  /** How large a worker's young generation may grow. */
  semiSpaceMb: number
  /** Connections of each subgraph of a process to its database. */
  poolSize: number
}

export function readWorkers(env: z.output<z.ZodObject<typeof workerVariables>>): WorkerSettings {
  const { WORKERS: workers, SEMI_SPACE_MB: semiSpaceMb, DATABASE_POOL_SIZE: poolSize = poolSizeFor(workers) } = env
  return { workers, semiSpaceMb, poolSize }
}

/** The more processes, the smaller their pools: together they should fit into what a PostgreSQL usually takes. */
function poolSizeFor(workers: number): number {
  return Math.max(2, Math.min(10, Math.floor(20 / workers)))
}

/** How many connections the workers take at most: those of the subgraphs, of the jobs and of the clock. */
export function connectionsOf({ workers, poolSize }: WorkerSettings): number {
  return workers * (SUBGRAPHS.length * poolSize + 5)
}
