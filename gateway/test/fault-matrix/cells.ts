import { FAULTS, type Fault } from '../../../subgraphs/payment/sandbox/faults.ts'

/**
 * Every fault of the payment channel at every step of an order in which the channel takes part. The list is made from
 * FAULTS: a new fault without an end here does not compile.
 */
export const STEPS = ['confirm', 'capture', 'refund', 'webhook'] as const
export type Step = (typeof STEPS)[number]

/**
 * Where an order is when the channel has been looked up: paid or not, or of a refund, what became of it. At `webhook` the
 * charge has the fault, and the first deliveries of what the channel tells are not taken either.
 */
export type End = 'PAID' | 'UNPAID' | 'REFUNDED' | 'OWED' | 'OWED_AGAIN'

const CHARGE: Record<Fault, End> = {
  none: 'PAID',
  decline: 'UNPAID',
  timeout: 'UNPAID',
  lost: 'PAID',
  async: 'PAID',
  'async-decline': 'UNPAID',
  action: 'PAID',
  'duplicate-webhook': 'PAID',
  'reordered-webhook': 'PAID',
  'late-webhook': 'PAID',
  'bad-signature': 'PAID',
  'partial-capture': 'UNPAID',
  'refund-reversal': 'PAID',
  unavailable: 'UNPAID',
  down: 'UNPAID',
}
const ENDS: Record<Step, Partial<Record<Fault, End>>> = {
  confirm: CHARGE,
  webhook: CHARGE,
  // What was not collected is held: it goes back when the order's time is over.
  capture: { decline: 'UNPAID', 'async-decline': 'UNPAID', 'partial-capture': 'UNPAID' },
  refund: { decline: 'OWED', 'async-decline': 'OWED', 'refund-reversal': 'OWED_AGAIN' },
}
const OTHERWISE: Record<Step, End> = { confirm: 'PAID', webhook: 'PAID', capture: 'PAID', refund: 'REFUNDED' }

export interface Cell {
  name: string
  step: Step
  fault: Fault
  end: End
  /** What its order costs, in minor units: no other's does. */
  price: bigint
}

export const cells: readonly Cell[] = STEPS.flatMap(step =>
  FAULTS.map(fault => ({ step, fault, end: ENDS[step][fault] ?? OTHERWISE[step] })),
).map((cell, index) => ({ ...cell, name: `${cell.fault} at ${cell.step}`, price: 2n * BigInt(1000 + index) }))

/** The movement of money that has the fault. */
export const MOVEMENT: Record<Step, string> = {
  confirm: 'charge',
  webhook: 'charge',
  capture: 'capture',
  refund: 'refund',
}
