export { loadRows } from './testing/load.ts'
export { scannedTables } from './testing/scans.ts'
export { BUSINESS, claimsFor, createTestWorld, type TestWorld } from './testing/world.ts'
