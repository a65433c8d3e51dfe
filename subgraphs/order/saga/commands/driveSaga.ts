import { randomUUID } from 'node:crypto'
import { inTransaction, type Tx } from '#shared/db.ts'
import type { OrderDeps } from '../../deps.ts'
import type { OrderRecord } from '../../domain/order.ts'
import { lockOrder } from '../../store/write.ts'
import { type Todo, todo } from '../domain/saga.ts'
import { firstLook, MAX_ATTEMPTS, nextLook } from '../domain/schedule.ts'
import { dueSagas } from '../store/due.ts'
import { readSaga, type SagaRow, writeSaga } from '../store/steps.ts'
import { announce } from './announce.ts'
import { type Answer, callFor, type Settled } from './calls.ts'

/** A call that was written to be made now. */
export interface Work {
  order: Pick<OrderRecord, 'id' | 'businessId'>
  todo: Todo
  attempts: number
}

const ACTOR = 'saga'

/**
 * Does what the saga of an order has to do now, step after step, until it waits for somebody else or an attempt fails.
 * Each attempt is written before it is made and its outcome after, so a process that dies in between leaves a step that
 * is under way and due; every action may be made twice. One runner at a time works on an order; a second one goes away.
 */
export async function driveSaga(deps: OrderDeps, { orderId }: { orderId: string }): Promise<void> {
  const runner = randomUUID()
  for (let work = await begin(deps, orderId, runner); work; work = await begin(deps, orderId, runner))
    if (!(await carryOut(deps, work, runner))) return
}

/** Drives the sagas that are due: a job was lost, a process died, an attempt failed, an answer did not come. */
export async function driveDueSagas(deps: OrderDeps, limit = 100): Promise<void> {
  const { platform } = deps
  for (const due of await dueSagas(platform, platform.clock.now(), limit)) {
    // One that cannot be driven must not hold back the others.
    await driveSaga(deps, due).catch(error => platform.log.error({ err: error, ...due }, 'a saga was not driven'))
  }
}

/** Takes the lease and writes the attempt, if there is a call to make now and nobody makes it. Announces what is due. */
function begin(deps: OrderDeps, orderId: string, runner: string): Promise<Work | null> {
  const { platform } = deps
  return inTransaction(platform.prisma, async tx => {
    const at = platform.clock.now()
    const order = await lockOrder(tx, orderId)
    if (!order) return null
    const saga = await readSaga(tx, order)
    const next = todo(saga.steps)
    if (!next || saga.runner) return null
    if (next.by === 'announce') {
      if (saga.dueAt && saga.dueAt > at) return null
      await repeatAnnouncement(deps, tx, order, saga, next)
      return null
    }
    const state = underWay(next)
    const begun = saga.steps[next.step] === state ? saga.attempts[next.step] : 0
    if (begun >= MAX_ATTEMPTS) {
      const given = failure({ todo: next, attempts: begun }, 'each attempt ended without an outcome', at)
      await writeSaga(tx, orderId, saga.steps, given, { actor: ACTOR, at })
      return null
    }
    const changes = saga.steps[next.step] === state ? [] : [{ step: next.step, to: state } as const]
    const write = { changes, attempt: next.step, lease: { take: runner }, dueAt: firstLook(next, at) }
    await writeSaga(tx, orderId, saga.steps, write, { actor: ACTOR, at })
    return { order, todo: next, attempts: begun + 1 }
  })
}

const underWay = ({ action }: Todo) => (action === 'RUN' ? 'RUNNING' : 'COMPENSATING')

/**
 * Makes a call, unless its answer is given, and writes what came of it; false when nothing more is to be done now. An
 * answer that is not there rejects.
 */
export async function carryOut(deps: OrderDeps, work: Work, runner: string, given?: Promise<Answer>): Promise<boolean> {
  const { run, settle } = callFor(work.todo)
  try {
    const answer = await (given ?? run(deps, work.order))
    return await finish(deps, work, runner, (tx, order) => settle(deps, tx, order, answer))
  } catch (error) {
    const { id: orderId } = work.order
    deps.platform.log.warn({ err: error, orderId, step: work.todo.step }, 'a saga step failed')
    const message = error instanceof Error ? error.message : String(error)
    await finish(deps, work, runner, async () => failure(work, message, deps.platform.clock.now()))
    return false
  }
}

/**
 * Writes what came of a call, unless the order moved on meanwhile or another runner took over: then what follows is
 * decided by what is there now.
 */
function finish(
  { platform }: OrderDeps,
  { order: { id }, todo: next }: Work,
  runner: string,
  settle: (tx: Tx, order: OrderRecord) => Promise<Settled>,
): Promise<boolean> {
  return inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, id)
    if (!order) return false
    const saga = await readSaga(tx, order)
    if (saga.runner !== runner) return false
    const moved = saga.steps[next.step] !== underWay(next)
    const { reason = null, ...write } = moved ? { changes: [] } : await settle(tx, order)
    const cause = { actor: ACTOR, reason, at: platform.clock.now() }
    await writeSaga(tx, id, saga.steps, { ...write, lease: 'release' }, cause)
    return true
  })
}

/** Says once more what should have had an answer by now. */
async function repeatAnnouncement(
  deps: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  { steps, attempts }: SagaRow,
  next: Todo,
): Promise<void> {
  const at = deps.platform.clock.now()
  const work = { todo: next, attempts: attempts[next.step] + 1 }
  await announce(deps, tx, order, next)
  const write = { ...failure(work, 'no answer yet', at), attempt: next.step }
  await writeSaga(tx, order.id, steps, write, { actor: ACTOR, at })
}

/** A failed attempt: again later, or, after the last one, left to operations. */
function failure({ todo: next, attempts }: Pick<Work, 'todo' | 'attempts'>, message: string, at: Date): Settled {
  const { step, action } = next
  const failed = { step, error: message.slice(0, 500) }
  if (attempts < MAX_ATTEMPTS) return { changes: [], failed, dueAt: nextLook(next, attempts, at) }
  return { changes: [{ step, to: action === 'RUN' ? 'FAILED' : 'COMPENSATION_FAILED' }], failed }
}
