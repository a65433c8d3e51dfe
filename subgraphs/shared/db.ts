export { type Database, type DatabaseOptions, openDatabase, type SubgraphSchema } from './db/database.ts'
export { columnsOf, list, lists, markedStatements, prepare, records } from './db/prepared.ts'
export { type RoundTrips, roundTrips } from './db/round-trips.ts'
export { inRawTransaction, inTransaction, type RawTx, type Tx, withoutTransaction } from './db/transaction.ts'
