export * from './reconcile/engine.ts'
export { watchExceptions } from './reconcile/gauge.ts'
export * from './reconcile/runs.ts'
export { type ExceptionRow, RUN_COLUMNS, type RunCounts, type RunRow } from './reconcile/store.ts'
