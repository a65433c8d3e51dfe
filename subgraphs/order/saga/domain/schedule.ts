import type { Todo } from './saga.ts'

/** After so many attempts a step is FAILED and waits for operations: a quarter of an hour of calls, two days of announcements. */
export const MAX_ATTEMPTS = 9

const SECOND = 1000
/** How long a job has for what became due before the sweeper takes it as lost. */
const GRACE_MS = 30 * SECOND
const ANSWER_MS = 10 * 60 * SECOND

/** When something that has just become due, or been begun, is looked at if nobody has finished it. */
export function firstLook({ by }: Pick<Todo, 'by'>, now: Date): Date {
  return new Date(now.getTime() + (by === 'call' ? GRACE_MS : ANSWER_MS))
}

/** When it is tried again after its `attempts`-th attempt failed, or has had no answer yet. */
export function nextLook({ by }: Pick<Todo, 'by'>, attempts: number, now: Date): Date {
  return new Date(now.getTime() + (by === 'call' ? 2 * SECOND : ANSWER_MS) * 2 ** (attempts - 1))
}
