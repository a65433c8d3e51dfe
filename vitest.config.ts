import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Vite would load graphql's ESM build while CommonJS packages load the other: two graphql modules refuse each other.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    include: ['{gateway,subgraphs,scripts,prisma,bench}/**/*.test.ts'],
    reporters: ['default', './subgraphs/shared/testing/skipped.ts'],
    globalSetup: ['subgraphs/shared/testing/globalSetup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes in milliseconds; on a busy machine with the next sweep but one.
    expect: { poll: { timeout: 15_000 } },
    env: { NODE_ENV: 'test', APOLLO_TELEMETRY_DISABLED: '1' },
  },
})
