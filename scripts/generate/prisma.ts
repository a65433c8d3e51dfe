import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const stamp = join(root, 'prisma', 'generated', '.inputs')

/**
 * Generates Prisma's client, unless its inputs are those of the last time. The CLI insists on a schema engine binary
 * that it would download; generation does not use it, so any executable does.
 */
export function generatePrisma(): void {
  const inputs = inputHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return
  execFileSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  writeFileSync(stamp, inputs)
}

function inputHash(): string {
  const folder = join(root, 'prisma', 'schema')
  const hash = createHash('sha256').update(readFileSync(join(root, 'node_modules/prisma/package.json')))
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}
