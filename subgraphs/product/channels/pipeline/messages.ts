import type { Batch, Job, Summary } from './job.ts'

/** What a thread is told. `more` asks for one batch. */
export type ToThread =
  | { kind: 'start'; job: Job }
  | { kind: 'more' }
  | { kind: 'absent'; ids: string[] }
  | { kind: 'close' }

export type FromThread =
  | { kind: 'progress'; share: number }
  | { kind: 'batch'; batch: Batch }
  | { kind: 'end'; summary: Summary }
  | { kind: 'absent'; ids: string[] }
  /** `feed`: the feed's fault, not ours. */
  | { kind: 'failed'; message: string; stack?: string; feed: boolean }
