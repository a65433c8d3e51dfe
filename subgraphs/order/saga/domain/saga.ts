import type { OrderRecord } from '../../domain/order.ts'
import type { OrderStatus } from '../../domain/transitions.ts'
import { type SagaState, STEPS, type Step, type StepChange, type StepState, type Steps, stepMoves } from './steps.ts'

/** What the runner does next: `call` asks another subgraph and gets an answer, `announce` publishes an event and waits. */
export interface Todo {
  step: Step
  action: 'RUN' | 'COMPENSATE'
  by: 'call' | 'announce'
}

/**
 * What the runner has to do now, if anything. Undoing comes before going on. Money goes back before stock: what is
 * released could be sold to somebody else while this shopper's money is still here.
 */
export function todo(steps: Steps): Todo | null {
  if (any(steps, 'COMPENSATION_FAILED')) return null
  if (steps.PAY === 'COMPENSATING') return { step: 'PAY', action: 'COMPENSATE', by: 'announce' }
  for (const step of ['CLAIM', 'RESERVE'] as const)
    if (steps[step] === 'COMPENSATING') return { step, action: 'COMPENSATE', by: 'call' }
  if (isUndone(steps)) return null
  if (steps.PAY === 'DONE' && isOpen(steps.CLAIM)) return { step: 'CLAIM', action: 'RUN', by: 'call' }
  if (steps.CLEAR === 'RUNNING') return { step: 'CLEAR', action: 'RUN', by: 'announce' }
  return null
}

/** The steps of an order that is being placed: its stock is held. */
export function placed(redeems: boolean): Steps {
  const later = { PAY: 'PENDING', CLAIM: 'PENDING', FULFIL: 'PENDING', COMPLETE: 'PENDING', CLEAR: 'PENDING' } as const
  return { RESERVE: 'DONE', REDEEM: redeems ? 'DONE' : 'SKIPPED', ...later }
}

type OrderStates = Pick<OrderRecord, 'status' | 'paymentStatus' | 'fulfilmentStatus' | 'stockStatus'>

/** The steps of an order that was placed before there were sagas, or by a process that knows of none. */
export function adopted(order: OrderStates): Steps {
  const { status, stockStatus } = order
  let steps = placed(true)
  const reach = (next: OrderStatus) => {
    steps = change(steps, follow(steps, next))
  }
  if (order.paymentStatus !== 'UNPAID') reach('PAID')
  if (stockStatus === 'CLAIMED') steps = { ...steps, CLAIM: 'DONE' }
  if (order.fulfilmentStatus === 'PARTIALLY_FULFILLED') reach('FULFILLING')
  if (order.fulfilmentStatus === 'FULFILLED') reach('FULFILLED')
  if (status === 'COMPLETED' || status === 'CLOSED') reach(status)
  if (stockStatus === 'RELEASED') steps = { ...steps, RESERVE: 'COMPENSATED' }
  return steps
}

/** What the steps have missed, because a process that knows of none moved their order. Ask again after writing it. */
export function missed(steps: Steps, order: OrderStates): StepChange[] {
  const known = adopted(order)
  const done = STEPS.filter(step => steps[step] === 'PENDING' && ['DONE', 'RUNNING'].includes(known[step]))
  if (done.length > 0) return done.map(step => ({ step, to: known[step] }))
  return order.status === 'CLOSED' && !isUndone(steps) ? follow(steps, 'CLOSED') : []
}

/** Where the saga as a whole is. */
export function stateOf(steps: Steps): SagaState {
  if (any(steps, 'COMPENSATION_FAILED')) return 'STUCK'
  if (any(steps, 'COMPENSATING')) return 'COMPENSATING'
  if (isUndone(steps)) return 'COMPENSATED'
  if (any(steps, 'FAILED')) return 'STUCK'
  if (steps.CLEAR === 'DONE' || steps.CLEAR === 'SKIPPED') return 'COMPLETED'
  return todo(steps) ? 'RUNNING' : 'WAITING'
}

/** What follows for the steps when the order moves. */
export function follow(steps: Steps, status: OrderStatus): StepChange[] {
  switch (status) {
    case 'CREATED':
      return []
    case 'PAID':
      return [{ step: 'PAY', to: 'DONE' }]
    case 'FULFILLING':
      return [{ step: 'FULFIL', to: 'RUNNING' }]
    case 'FULFILLED':
      return [{ step: 'FULFIL', to: 'DONE' }]
    case 'COMPLETED':
      return [
        { step: 'COMPLETE', to: 'DONE' },
        { step: 'CLEAR', to: 'RUNNING' },
      ]
    case 'CLOSED':
      return STEPS.flatMap(step => close(steps, step))
  }
}

/** A closed order: what was done is undone, except goods that were sent; what was not begun never will be. */
function close(steps: Steps, step: Step): StepChange[] {
  const state = steps[step]
  if (state === 'PENDING') return [{ step, to: 'SKIPPED' }]
  const done = state === 'DONE' || state === 'COMPENSATING'
  if (step === 'PAY') return done || state === 'COMPENSATION_FAILED' ? [{ step, to: 'COMPENSATED' }] : []
  if (step === 'REDEEM') return done && !isSent(steps) ? [{ step, to: 'COMPENSATED' }] : []
  if (step === 'FULFIL' && state === 'RUNNING') return [{ step, to: 'DONE' }]
  if (isSent(steps)) return []
  // A claim that failed, or whose answer is not there yet, may have been made.
  const undo = step === 'RESERVE' || step === 'CLAIM' ? ['RUNNING', 'DONE', 'FAILED'] : []
  return undo.includes(state) ? [{ step, to: 'COMPENSATING' }] : []
}

/** A paid order that cannot be delivered: the money goes back, and the rest follows when the order is closed by that. */
export function giveUp(claim: StepState): StepChange[] {
  const pay: StepChange = { step: 'PAY', to: 'COMPENSATING' }
  return claim === 'RUNNING' ? [{ step: 'CLAIM', to: 'FAILED' }, pay] : [pay]
}

/** What operations may do to a step in this state; null when they may not. */
export function retried(steps: Steps, step: Step): StepChange | null {
  if (steps[step] === 'COMPENSATION_FAILED') return { step, to: 'COMPENSATING' }
  return steps[step] === 'FAILED' && !isUndone(steps) && !any(steps, 'COMPENSATING') ? { step, to: 'RUNNING' } : null
}

/** Only steps on stock and clearing can be put right by hand; money is moved by the payment hub alone. */
export function skipped(steps: Steps, step: Step): StepChange | null {
  const state = steps[step]
  if (state === 'COMPENSATION_FAILED') return step === 'PAY' ? null : { step, to: 'SKIPPED' }
  if (isUndone(steps) || any(steps, 'COMPENSATING')) return null
  if (step === 'CLAIM' || step === 'CLEAR') return state === 'FAILED' ? { step, to: 'SKIPPED' } : null
  return null
}

/** The steps after changes. Throws on a change that there is not: that is a bug here, not the caller's. */
export function change(before: Steps, changes: readonly StepChange[]): Steps {
  const steps = { ...before }
  for (const { step, to } of changes) {
    const from = steps[step]
    if (!stepMoves[from].includes(to)) throw new Error(`saga step ${step} cannot move from ${from} to ${to}`)
    steps[step] = to
  }
  return steps
}

/** Whether goods were sent, if only some: then units go back one by one, with their refunds. */
const isSent = (steps: Steps) => steps.FULFIL === 'RUNNING' || steps.FULFIL === 'DONE'
const isOpen = (state: StepState) => state === 'PENDING' || state === 'RUNNING'
const any = (steps: Steps, state: StepState) => STEPS.some(step => steps[step] === state)
/** Whether the order was closed: then something was undone, or is, or was put right by hand instead. */
const isUndone = (steps: Steps) => any(steps, 'COMPENSATED') || steps.FULFIL === 'SKIPPED'
