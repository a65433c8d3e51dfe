import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Hive Gateway is no dependency: it comes with some 160 packages that only this comparison needs. Its runtime is what
 * `hive-gateway` runs on; the command itself would add 600 more for telemetry and plugins.
 */
export const hiveFolder = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'fairground', 'hive')

const VERSIONS = {
  '@graphql-hive/gateway-runtime': '2.12.1',
  '@graphql-hive/router-runtime': '1.4.23',
  '@graphql-mesh/transport-http': '1.2.1',
  graphql: '16.15.0',
}

/** Installs it once. */
export function installHive(): void {
  const wanted = JSON.stringify({
    private: true,
    dependencies: VERSIONS,
    // Some registries lack the newest patch that it asks for.
    overrides: { '@graphql-tools/batch-execute': '^10.0.0' },
  })
  const done = join(hiveFolder, `installed-${Object.values(VERSIONS).join('-')}`)
  if (existsSync(done)) return
  mkdirSync(hiveFolder, { recursive: true })
  writeFileSync(join(hiveFolder, 'package.json'), wanted)
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: hiveFolder, stdio: 'inherit' })
  writeFileSync(done, '')
}
