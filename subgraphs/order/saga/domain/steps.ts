/**
 * The saga of an order: what happens to it, step by step, and what undoes each step.
 *
 *   RESERVE  hold stock, before the order exists      undone by releasing it
 *   REDEEM   redeem promotions, with the order        undone by giving them back
 *   PAY      wait for the money                       undone by refunding it
 *   CLAIM    commit the stock to the paid order       undone by releasing it
 *   FULFIL   wait for the goods to be sent            not undone: goods come back by a return
 *   COMPLETE wait for the confirmation
 *   CLEAR    have settlement split the revenue        undone there, by the event of the refund
 */
export const STEPS = ['RESERVE', 'REDEEM', 'PAY', 'CLAIM', 'FULFIL', 'COMPLETE', 'CLEAR'] as const
export type Step = (typeof STEPS)[number]

export type StepState =
  | 'PENDING'
  | 'RUNNING'
  | 'DONE'
  | 'FAILED'
  | 'SKIPPED'
  | 'COMPENSATING'
  | 'COMPENSATED'
  | 'COMPENSATION_FAILED'

export type SagaState = 'RUNNING' | 'WAITING' | 'COMPENSATING' | 'STUCK' | 'COMPLETED' | 'COMPENSATED'

export type Steps = Readonly<Record<Step, StepState>>

/** A step's change of state. */
export interface StepChange {
  step: Step
  to: StepState
}

/** Which changes of a step there are. `orders.saga_rule` holds the same rows and a trigger enforces them; a test compares both. */
export const stepMoves: Record<StepState, readonly StepState[]> = {
  PENDING: ['RUNNING', 'DONE', 'SKIPPED'],
  RUNNING: ['DONE', 'FAILED', 'SKIPPED', 'COMPENSATING'],
  DONE: ['COMPENSATING', 'COMPENSATED'],
  FAILED: ['RUNNING', 'DONE', 'SKIPPED', 'COMPENSATING'],
  SKIPPED: [],
  COMPENSATING: ['COMPENSATED', 'COMPENSATION_FAILED'],
  // Of PAY alone: a channel may take a refund back.
  COMPENSATED: ['COMPENSATION_FAILED'],
  COMPENSATION_FAILED: ['COMPENSATING', 'COMPENSATED', 'SKIPPED'],
}
