export { Breaker, BreakerOpenError, type BreakerState, OVERRIDES, type Override } from './breakers/breaker.ts'
export { Breakers } from './breakers/registry.ts'
