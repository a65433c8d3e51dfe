import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transitions } from '../../domain/transitions.ts'
import { adopted, change, follow, giveUp, placed, retried, skipped, stateOf, todo } from './saga.ts'
import { STEPS, type StepChange, type Steps } from './steps.ts'

type Move = 'order' | 'done' | 'fail' | 'gone' | 'give up' | 'cleared' | 'lost' | 'returned' | 'retry' | 'skip'
const moves: fc.Arbitrary<Move> = fc.constantFrom(
  'order',
  'done',
  'fail',
  'gone',
  'give up',
  'cleared',
  'lost',
  'returned',
  'retry',
  'skip',
)
type World = { steps: Steps; order: keyof typeof transitions.ORDER }

/** What may happen to an order's saga next, as the commands do it; an event that is not possible now does nothing. */
function next({ steps, order }: World, move: Move, choice: number): World {
  const to = (changes: readonly StepChange[]) => ({ steps: change(steps, changes), order })
  const work = todo(steps)
  const step = STEPS[choice % STEPS.length]!
  switch (move) {
    case 'order': {
      const status = transitions.ORDER[order][choice % Math.max(1, transitions.ORDER[order].length)]
      if (!status || (status === 'FULFILLED' && (steps.PAY !== 'DONE' || !/DONE|SKIPPED/.test(steps.CLAIM))))
        return { steps, order }
      return { steps: change(steps, follow(steps, status)), order: status }
    }
    case 'done':
      if (work?.action === 'COMPENSATE')
        return work.step === 'PAY' ? { steps, order } : to([{ step: work.step, to: 'COMPENSATED' }])
      return work ? to([{ step: work.step, to: 'DONE' }]) : { steps, order }
    case 'fail': {
      if (!work) return { steps, order }
      const running: StepChange[] = steps[work.step] === 'PENDING' ? [{ step: work.step, to: 'RUNNING' }] : []
      return to([...running, { step: work.step, to: work.action === 'RUN' ? 'FAILED' : 'COMPENSATION_FAILED' }])
    }
    case 'gone':
      if (work?.step !== 'CLAIM' || work.action !== 'RUN') return { steps, order }
      return to([
        ...(steps.CLAIM === 'PENDING' ? [{ step: 'CLAIM', to: 'RUNNING' } as const] : []),
        ...giveUp('RUNNING'),
      ])
    case 'give up':
      return order === 'PAID' && steps.PAY === 'DONE' ? to(giveUp(steps.CLAIM)) : { steps, order }
    case 'cleared':
      return steps.CLEAR === 'RUNNING' ? to([{ step: 'CLEAR', to: 'DONE' }]) : { steps, order }
    case 'lost':
      return ['COMPENSATING', 'COMPENSATED'].includes(steps.PAY)
        ? to([{ step: 'PAY', to: 'COMPENSATION_FAILED' }])
        : { steps, order }
    case 'returned':
      return order === 'CLOSED' && ['COMPENSATING', 'COMPENSATION_FAILED'].includes(steps.PAY)
        ? to([{ step: 'PAY', to: 'COMPENSATED' }])
        : { steps, order }
    case 'retry':
    case 'skip': {
      const changed = (move === 'retry' ? retried : skipped)(steps, step)
      return to(changed ? [changed] : [])
    }
  }
}

const histories = fc.record({ redeems: fc.boolean(), events: fc.array(fc.tuple(moves, fc.nat(20)), { maxLength: 40 }) })
const play = ({ redeems, events }: { redeems: boolean; events: [Move, number][] }) => {
  const worlds: World[] = [{ steps: placed(redeems), order: 'CREATED' }]
  for (const [move, choice] of events) worlds.push(next(worlds.at(-1)!, move, choice))
  return worlds
}

it('moves each step only as the table says, and has something to do exactly while it is not waiting', () => {
  fc.assert(
    fc.property(histories, history => {
      for (const { steps } of play(history))
        expect(['RUNNING', 'COMPENSATING'].includes(stateOf(steps))).toBe(todo(steps) !== null)
    }),
    { numRuns: 2000 },
  )
})

it('never leaves a closed order with money or unsent stock kept, once all that is due is done', () => {
  fc.assert(
    fc.property(histories, history => {
      let world = play(history).at(-1)!
      if (world.order !== 'CLOSED') return
      for (const step of STEPS) world = next(world, 'retry', STEPS.indexOf(step))
      for (let work = todo(world.steps); work; work = todo(world.steps))
        world = next(world, work.step === 'PAY' ? 'returned' : 'done', 0)
      expect(stateOf(world.steps)).toBe('COMPENSATED')
      expect(['COMPENSATED', 'SKIPPED']).toContain(world.steps.PAY)
      if (world.steps.FULFIL !== 'DONE') {
        expect(['COMPENSATED', 'SKIPPED']).toContain(world.steps.RESERVE)
        expect(['COMPENSATED', 'SKIPPED']).toContain(world.steps.CLAIM)
      }
    }),
    { numRuns: 2000 },
  )
})

it('gives money back before stock', () => {
  const paid = change(change(placed(true), follow(placed(true), 'PAID')), [
    { step: 'CLAIM', to: 'RUNNING' },
    ...giveUp('RUNNING'),
  ])
  expect(todo(paid)).toEqual({ step: 'PAY', action: 'COMPENSATE', by: 'announce' })
  const closed = change(paid, follow(paid, 'CLOSED'))
  expect(closed).toMatchObject({
    PAY: 'COMPENSATED',
    REDEEM: 'COMPENSATED',
    CLAIM: 'COMPENSATING',
    RESERVE: 'COMPENSATING',
  })
  expect(todo(closed)?.step).toBe('CLAIM')
})

it('gives redemptions back when the shopper gave the order back, unless goods were sent', () => {
  const paid = change(placed(true), follow(placed(true), 'PAID'))
  expect(change(paid, follow(paid, 'CLOSED'))).toMatchObject({ REDEEM: 'COMPENSATED', FULFIL: 'SKIPPED' })
  const claimed = change(change(paid, [{ step: 'CLAIM', to: 'RUNNING' }]), [{ step: 'CLAIM', to: 'DONE' }])
  const sending = change(claimed, follow(claimed, 'FULFILLING'))
  for (const sent of [sending, change(sending, follow(sending, 'FULFILLED'))]) {
    const closed = change(sent, follow(sent, 'CLOSED'))
    expect(closed).toMatchObject({ PAY: 'COMPENSATED', REDEEM: 'DONE', FULFIL: 'DONE', CLAIM: 'DONE', RESERVE: 'DONE' })
    expect(todo(closed)).toBeNull()
  }
})

it.each([
  ['CREATED', 'UNPAID', 'UNFULFILLED', 'HELD', 'WAITING'],
  ['PAID', 'PAID', 'UNFULFILLED', 'HELD', 'RUNNING'],
  ['PAID', 'PAID', 'UNFULFILLED', 'CLAIMED', 'WAITING'],
  ['FULFILLING', 'PAID', 'PARTIALLY_FULFILLED', 'CLAIMED', 'WAITING'],
  ['FULFILLED', 'PARTIALLY_REFUNDED', 'FULFILLED', 'CLAIMED', 'WAITING'],
  ['COMPLETED', 'PAID', 'FULFILLED', 'CLAIMED', 'RUNNING'],
  ['CLOSED', 'UNPAID', 'UNFULFILLED', 'HELD', 'COMPENSATING'],
  ['CLOSED', 'UNPAID', 'UNFULFILLED', 'RELEASED', 'COMPENSATED'],
  ['CLOSED', 'REFUNDED', 'FULFILLED', 'CLAIMED', 'COMPENSATED'],
] as const)(
  'takes over an order that is %s, %s, %s with its stock %s',
  (status, paymentStatus, fulfilmentStatus, stockStatus, state) => {
    expect(stateOf(adopted({ status, paymentStatus, fulfilmentStatus, stockStatus }))).toBe(state)
  },
)
