export * from './errors/errors.ts'
export * from './errors/validate.ts'
