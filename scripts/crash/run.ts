import { randomUUID } from 'node:crypto'
import { mutationText } from '#shared/testing.ts'
import { type Flow, readOrder, SCARCE, SKU } from './flows.ts'
import { availableOf, broken, settled } from './invariants.ts'
import type { Point } from './points.ts'
import { CLOCK_ADVANCE } from './until.ts'
import type { CrashWorld } from './world.ts'

/** Orders placed one after the other in one world, each killed at another point. */
export interface CrashRun {
  /** Every point that a flow passes and an idle graph does not, found by passing them. */
  enumerate(flow: Flow): Promise<Point[]>
  /** Kills the graph at a point of a flow and checks what is there in the end; whether the point was reached. */
  crash(flow: Flow, point: Point): Promise<boolean>
}

/** A statement that a flow makes more often than this is one that waits: the later times follow the same code. */
const TIMES = 8

/** How often a flow is run to reach a point that not every run passes. */
const TRIES = 5

export interface Watching {
  /** How long the graph is watched doing nothing. What it does by itself every few seconds is no point of a flow. */
  idleMs: number
  /** How often a flow is watched: now and then events come together, or a sweep finds something to do. */
  looks: number
}

export async function openRun(world: CrashWorld, { idleMs, looks }: Watching): Promise<CrashRun> {
  const coupon = await couponFor(world)
  const stock = await availableOf(world)
  let orders = 0
  let idle: Map<string, number> | undefined
  const flowed = async (flow: Flow, armed: () => Promise<void>): Promise<string> => {
    const ids = await flow.run(world, coupon, armed)
    orders += ids.length
    for (const id of ids) await settled(world, id, flow.outcome)
    return ids[0]!
  }
  const recorded = async (during: () => Promise<unknown>) => {
    await during()
    return new Map(await world.graph.report())
  }
  return {
    enumerate: async flow => {
      // Once before, so that what is only loaded for the first time does not count.
      const orderId = await flowed(flow, async () => {})
      idle ??= await recorded(() => idling(world, orderId, idleMs))
      const known = idle
      const passed = new Map<string, number>()
      for (let look = 0; look < looks; look += 1) {
        const now = await recorded(() => flowed(flow, () => world.graph.record()))
        for (const [name, times] of now) passed.set(name, Math.max(times, passed.get(name) ?? 0))
      }
      return [...passed]
        .filter(([name]) => !known.has(name) && !/answer to (look|clock)/.test(name))
        .flatMap(([name, times]) =>
          Array.from({ length: Math.min(times, TIMES) }, (_, index) => ({ name, time: index + 1 })),
        )
    },
    crash: async (flow, point) => {
      const before = world.graph.kills
      for (let attempt = 0; attempt < TRIES && world.graph.kills === before; attempt += 1) {
        await flowed(flow, () => world.graph.arm(point))
        await world.graph.disarm()
      }
      const wrong = await broken(world, orders, stock)
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      return world.graph.kills > before
    },
  }
}

/** Does nothing but let time pass, by the clock too: what only falls due then is no part of a flow either. */
async function idling(world: CrashWorld, orderId: string, ms: number): Promise<void> {
  await world.graph.record()
  for (const until = Date.now() + ms; Date.now() < until; ) {
    await world.ask('ADMIN', 'clock', CLOCK_ADVANCE, { input: { seconds: 16 * 60 } })
    await readOrder(world, orderId)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

/** A coupon that takes a tenth off, enough stock of what is sold in every run, and one unit of what is scarce. */
async function couponFor(world: CrashWorld): Promise<string> {
  const { ask } = world
  const act = async (name: string, fields: string, input: object) => {
    const document = mutationText(name, `${fields} userErrors { message }`)
    const answer = await ask('OPS', 'prepare', document, { input })
    if (answer.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(answer.userErrors)}`)
    return answer
  }
  const adjust = (skuId: string, delta: number) =>
    act('stockAdjust', 'sku { id }', { skuId, delta, reason: 'many runs', idempotencyKey: randomUUID() })
  await adjust(SKU, 5000)
  await adjust(SCARCE, 1 - (await availableOf(world, SCARCE)))
  const { promotion } = await act('promotionCreate', 'promotion { id }', {
    name: 'a tenth off',
    kind: 'PERCENTAGE',
    currencyCode: 'CNY',
    percentBps: 1000,
    couponRequired: true,
    totalLimit: 100_000,
    startsAt: '2020-01-01T00:00:00Z',
    endsAt: '2099-01-01T00:00:00Z',
    idempotencyKey: randomUUID(),
  })
  await act('promotionPublish', 'promotion { id }', { promotionId: promotion.id })
  const code = 'CRASH-10'
  await act('couponCreate', 'coupon { id }', {
    promotionId: promotion.id,
    code,
    totalLimit: 100_000,
    idempotencyKey: randomUUID(),
  })
  return code
}
