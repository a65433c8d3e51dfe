export * from './graph/call.ts'
export { httpTarget } from './graph/http-target.ts'
export { childTraceparent, currentClaims, currentTrace } from './graph/trace.ts'
