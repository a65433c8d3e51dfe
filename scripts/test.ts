import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * `npm test`: everything that must hold before a commit, cheapest first; it stops at the first that does not.
 * What follows `--` goes to the test runner: `npm test -- subgraphs/order`.
 */
const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const node = process.execPath

const checks: { name: string; command: string; args: string[] }[] = [
  { name: 'format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'schema style', command: node, args: ['scripts/schema-lint.ts'] },
  { name: 'generated artefacts', command: node, args: ['scripts/generate.ts', '--check'] },
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'dependency rules', command: node, args: ['scripts/check-dependencies.ts'] },
  { name: 'dead code', command: bin('knip'), args: ['--no-progress'] },
  { name: 'tests', command: bin('vitest'), args: ['run', ...process.argv.slice(2)] },
]

for (const { name, command, args } of checks) {
  const from = performance.now()
  console.log(`\n— ${name}`)
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  if (status !== 0) {
    console.error(`\nnpm test stopped: ${name} failed`)
    process.exit(status ?? 1)
  }
  if (name !== 'tests') console.log(`  ok, ${((performance.now() - from) / 1000).toFixed(1)} s`)
}
