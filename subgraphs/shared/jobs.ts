export {
  type DeadLetter,
  type DeadLetterScope,
  findDeadLetters,
  listDeadLetters,
  redriveDeadLetters,
} from './jobs/dead-letters.ts'
export { watchQueues } from './jobs/gauges.ts'
export { type Jobs, type JobsOptions, openJobs, type PublishedEvent } from './jobs/jobs.ts'
export { provisionJobs, type Topology } from './jobs/provision.ts'
export type { Consumer, DomainEvent, Ticker } from './serve/subgraph.ts'
