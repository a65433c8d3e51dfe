import type { ProductDeps } from '../../deps.ts'
import { holdInOpen } from '../store/open-hold.ts'
import { type Outcome, type ReserveStock, reservationsOf } from './reserveTogether.ts'

/** Holds orders of one business in open stock; null for one that is to be held, or refused, by itself. */
export async function reserveInOpen({ platform }: ProductDeps, inputs: ReserveStock[]): Promise<(Outcome | null)[]> {
  const { businessId, actor } = inputs[0]!
  const held = await holdInOpen(platform, inputs, { businessId, actor, at: platform.clock.now() })
  return inputs.map(input => (input.lines.every(line => held.has(line.orderLineId)) ? reservationsOf(input) : null))
}
