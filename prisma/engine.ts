import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
// The package's own entry imports the .wasm as a module, which Node does not do; its parts are wired up here instead.
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * Prisma's schema engine as WebAssembly. It is the engine of the CLI, without the download: what it applies is recorded
 * in `_prisma_migrations` exactly as by `prisma migrate deploy`.
 */
interface Engine {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>
  diff(input: object): Promise<{ exitCode: number; stdout: string | null }>
}

export interface SchemaFile {
  path: string
  content: string
}

const here = import.meta.dirname
const NO_FILTER = { externalTables: [], externalEnums: [] }

let loaded: typeof glue | undefined

function load(): typeof glue {
  if (loaded) return loaded
  const module = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = module.replace(/\.js$/, '.wasm')
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  loaded = glue
  return glue
}

async function withEngine<T>(databaseUrl: string, run: (engine: Engine) => Promise<T>): Promise<T> {
  const connections = new WholeScripts({ connectionString: databaseUrl })
  const factory = bindMigrationAwareSqlAdapterFactory(connections)
  const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content])
  const engine: Engine & { free(): void } = await load().SchemaEngine.new({ datamodels }, () => {}, factory)
  try {
    return await run(engine)
  } finally {
    engine.free()
    await connections.close()
  }
}

/**
 * The adapter cuts a script at each semicolon, also inside a function's body. Sent whole, PostgreSQL parses it itself
 * and runs it as one transaction. The engine leaves its connections open, so they are remembered here.
 */
class WholeScripts extends PrismaPg {
  #adapters: Awaited<ReturnType<PrismaPg['connect']>>[] = []

  async close() {
    await Promise.all(this.#adapters.map(adapter => adapter.dispose()))
  }

  override async connect() {
    const adapter = await super.connect()
    this.#adapters.push(adapter)
    adapter.executeScript = async script => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
}

/** The schema, one file per domain; with `only`, just base and that file. */
export function schemaFiles(only?: readonly string[]): SchemaFile[] {
  const folder = join(here, 'schema')
  return readdirSync(folder)
    .filter(name => name.endsWith('.prisma'))
    .filter(name => !only || name === 'base.prisma' || only.includes(name.replace('.prisma', '')))
    .map(name => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') }))
}

/** The names of the migrations in order. */
export function migrationNames(): string[] {
  return readdirSync(join(here, 'migrations'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

/** Applies what is missing, in order, and answers the names of what it applied. */
export async function runMigrations(databaseUrl: string, names = migrationNames()): Promise<string[]> {
  const migrationDirectories = names.map(path => {
    const value = readFileSync(join(here, 'migrations', path, 'migration.sql'), 'utf8')
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
  })
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  const migrationsList = { baseDir: join(here, 'migrations'), lockfile, migrationDirectories, shadowDbInitScript: '' }
  return withEngine(databaseUrl, async engine => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
    return appliedMigrationNames
  })
}

/** SQL that makes the schema of these files from nothing. The URL is only where the engine finds a PostgreSQL to ask. */
export async function diffSql(databaseUrl: string, files: readonly SchemaFile[]): Promise<string> {
  return withEngine(databaseUrl, async engine => {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: NO_FILTER,
    })
    return stdout ?? ''
  })
}
