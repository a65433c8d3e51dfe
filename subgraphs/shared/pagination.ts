export * from './pagination/connection.ts'
