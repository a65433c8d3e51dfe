import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { hiveFolder } from './hive.ts'
import type { Cores } from './processes.ts'
import type { Machine } from './results.ts'

/** What the figures were measured on. */
export function describeMachine({ gateway, others }: Cores, hive: boolean): Machine {
  const pinned = gateway ? `gateway alone on core ${gateway}, load and subgraphs on ${others}` : 'not pinned'
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: `${availableParallelism()} cores (${pinned})`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    versions: {
      ...versionsOf(join(import.meta.dirname, '..', '..'), ['@apollo/gateway', '@apollo/server', 'graphql', 'undici']),
      ...(hive ? versionsOf(hiveFolder, ['@graphql-hive/gateway-runtime', '@graphql-hive/router-runtime']) : {}),
    },
  }
}

function versionsOf(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map(name => {
      const file = join(folder, 'node_modules', name, 'package.json')
      return [name, JSON.parse(readFileSync(file, 'utf8')).version as string]
    }),
  )
}
