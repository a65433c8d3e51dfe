import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Vite would load graphql's ESM build while CommonJS packages load the other: two graphql modules refuse each other.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    include: ['{gateway,subgraphs,prisma,scripts}/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
