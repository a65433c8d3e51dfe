import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './subgraphs/shared/testing/sequencer.ts'

const FILES = '{gateway,subgraphs,scripts,prisma,bench}/**/*.test.ts'
/** They measure the memory of their process: nothing else may have been in it. */
const ALONE = ['gateway/execution/test/soak/soak.test.ts', 'gateway/execution/test/hostile-subgraphs.test.ts']

export default defineConfig({
  resolve: {
    // Vite would load graphql's ESM build while CommonJS packages load the other: two graphql modules refuse each other.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    reporters: ['default', './subgraphs/shared/testing/skipped.ts'],
    globalSetup: ['subgraphs/shared/testing/globalSetup.ts'],
    pool: 'forks',
    // As the graph itself runs: with V8's default much of what is short-lived is copied again and again.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes in milliseconds; on a busy machine with the next sweep but one.
    expect: { poll: { timeout: 15_000 } },
    env: { NODE_ENV: 'test', APOLLO_TELEMETRY_DISABLED: '1' },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      // Each file has a world of its own, so files share a process, and modules are loaded and compiled once.
      {
        extends: true,
        test: { name: 'together', include: [FILES], exclude: [...ALONE, 'node_modules'], isolate: false },
      },
    ],
  },
})
