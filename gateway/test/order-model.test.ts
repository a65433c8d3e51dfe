import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Graph, openGraph } from './bad-input/world.ts'
import { Model, type Step, type Verdict } from './order-model/model.ts'
import { placeReal, type Real } from './order-model/real.ts'

/**
 * Orders, payments and refunds through the gateway, over all subgraphs and the sandbox, against the reference model. Runs
 * are few here; ORDER_MODEL_RUNS asks for more. A failure prints its seed and the shortest steps that lead to it.
 */
const RUNS = Number(process.env.ORDER_MODEL_RUNS ?? 4)
const TIMEOUT_MS = 30_000 + RUNS * 8_000

let graph: Graph
let locker: pg.Client
beforeAll(async () => {
  graph = await openGraph()
  locker = new pg.Client({ connectionString: graph.world.databaseUrl })
  await locker.connect()
})
afterAll(async () => {
  await locker?.end()
  await graph?.close()
})

const refund = fc.nat({ max: 2 })
const line = fc.nat({ max: 1 })
const units = fc.integer({ min: 1, max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pay', 'cancel', 'confirm', 'wait', 'idle') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ship'), line, units }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('ask'), line, units, withReturn: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('approve', 'reject', 'sendBack', 'receive'), refund }) },
) as fc.Arbitrary<Step>

/** fast-check's commands: each is a step of both, and says whether the real verdict was the model's. */
const commands = fc.commands(
  [
    step.map(each => ({
      check: () => true,
      run: async (model: Model, real: Real) => {
        const expected = model.apply(each)
        expect([each, await real.run(each)]).toEqual([each, expected])
        await eventually(real, () => [model.view()])
      },
      toString: () => JSON.stringify(each),
    })),
  ],
  { size: 'medium', maxCommands: 14 },
)

/** Sweepers and events come after; the real state must come to one of the expected ones. */
async function eventually(real: Real, expected: () => ReturnType<Model['view']>[]) {
  await graph.world.settled()
  await expect
    .poll(() => real.view().then(seen => (expected().some(one => same(one, seen)) ? 'as expected' : seen)), {
      timeout: 6000,
      interval: 50,
    })
    .toBe('as expected')
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

it(
  'does, refuses and ends as the model, one step after the other',
  async () => {
    await fc.assert(
      fc.asyncProperty(commands, async sequence => {
        const real = await placeReal(graph)
        await fc.asyncModelRun(() => ({ model: new Model(real.lines), real }), sequence)
      }),
      { numRuns: RUNS },
    )
  },
  TIMEOUT_MS,
)

const PAY: Step = { do: 'pay' }
const SHIP: Step = { do: 'ship', line: 0, units: 3 }
const SHIP_REST: Step = { do: 'ship', line: 1, units: 2 }
const askBack = (units: number): Step => ({ do: 'ask', line: 0, units, withReturn: true })

/** What an order may have been through before everything happens at once. */
const PASTS: Step[][] = [
  [],
  [PAY],
  [PAY, { do: 'ask', line: 0, units: 2, withReturn: false }],
  [PAY, SHIP, askBack(1)],
  [PAY, SHIP, SHIP_REST, askBack(3), { do: 'approve', refund: 0 }],
]

const first = fc.constant(0)
const racing: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('pay', 'cancel', 'confirm', 'wait') }),
  fc.record({ do: fc.constant('ship'), line, units }),
  fc.record({ do: fc.constant('ask'), line, units, withReturn: fc.boolean() }),
  fc.record({ do: fc.constantFrom('approve', 'reject', 'sendBack', 'receive'), refund: first }),
) as fc.Arbitrary<Step>

it(
  'ends as if what happens at the same moment had happened in some order',
  async () => {
    const scene = fc.record({ past: fc.constantFrom(...PASTS), at: fc.array(racing, { minLength: 2, maxLength: 4 }) })
    await fc.assert(
      fc.asyncProperty(scene, async ({ past, at }) => {
        const real = await placeReal(graph)
        const model = new Model(real.lines)
        for (const each of past) {
          expect([each, await real.run(each)]).toEqual([each, model.apply(each)])
          await graph.world.settled()
        }
        const steps = at.filter(each => !('refund' in each) || model.refunds.length > 0)
        const verdicts = await atOnce(real, steps)
        await eventually(real, () => outcomes(model, steps, verdicts))
      }),
      { numRuns: RUNS * 2 },
    )
  },
  TIMEOUT_MS,
)

/** Starts all steps while the order's row is locked, and lets go when each that needs the row waits for it. */
async function atOnce(real: Real, steps: readonly Step[]): Promise<Verdict[]> {
  await locker.query('BEGIN')
  await locker.query('SELECT 1 FROM orders.sales_order WHERE id = $1 FOR UPDATE', [real.orderId])
  const running = Promise.all(steps.map(each => real.run(each)))
  const waiting = steps.filter(each => each.do !== 'pay' && each.do !== 'wait').length
  await expect
    .poll(
      async () => {
        const rows = await graph.world.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        return rows.length
      },
      { timeout: 6000, interval: 10 },
    )
    .toBeGreaterThanOrEqual(waiting)
  await locker.query('COMMIT')
  return running
}

/** The states that the model ends in for each order of the steps in which it gives the verdicts that were seen. */
function outcomes(model: Model, steps: readonly Step[], verdicts: readonly Verdict[]): ReturnType<Model['view']>[] {
  return permutations(steps.map((each, index) => ({ each, verdict: verdicts[index]! }))).flatMap(order => {
    const copy = model.copy()
    return order.every(({ each, verdict }) => copy.apply(each) === verdict) ? [copy.view()] : []
  })
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map(rest => [item, ...rest]),
  )
}
