export * from './graph/call.ts'
export { httpTarget } from './graph/http-target.ts'
export { protectedTarget } from './graph/protected-target.ts'
export { childTraceparent } from './graph/trace.ts'
