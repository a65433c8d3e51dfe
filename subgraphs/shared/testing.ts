export { BUSINESS, claimsFor, createTestWorld, type TestWorld } from './testing/world.ts'
