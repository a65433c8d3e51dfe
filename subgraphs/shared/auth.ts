export * from './auth/signature.ts'
export * from './auth/viewer.ts'
