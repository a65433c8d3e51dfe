import { type Refusal, refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import type { Quota } from '../domain/quota.ts'
import type { Gate } from '../store/gate.ts'
import { holdInQuota, type QuotaOrder, readQuota } from '../store/quota-hold.ts'
import { type Outcome, type ReserveStock, reservationsOf, reserveTogether } from './reserveTogether.ts'

/** An order of one line that is bought through content with a quota of its SKU. */
export interface QuotaRequest {
  input: ReserveStock
  quota: Quota
}

/**
 * Holds units of a quota for a batch of orders: those that the gate lets in are tried in whatever buckets nobody else
 * works on; for the rest SQL is asked, and only what it says counts. An order that is known already, or whose quota
 * has ended meanwhile, is decided under the SKU's lock like any other.
 */
export async function reserveInQuota(deps: ProductDeps, gate: Gate, requests: QuotaRequest[]): Promise<Outcome[]> {
  const { platform } = deps
  const { quota, input } = requests[0]!
  const who = { actor: input.actor, at: platform.clock.now() }
  const held = new Set<string>()
  const tryFor = async (some: QuotaRequest[], choice: 'ahead' | 'last') => {
    if (some.length === 0) return
    for (const id of await holdInQuota(platform, quota, some.map(toOrder), who, choice)) held.add(id)
  }
  const left = () => requests.filter(request => !held.has(lineIdOf(request)))

  const look = () => readQuota(platform, quota, who.at, left().map(lineIdOf))

  const admitted = await admit(deps, gate, requests, who.at)
  await tryFor(requests.slice(0, admitted), 'ahead')
  if (left().length === 0) return requests.map(({ input }) => reservationsOf(input))

  let state = await look()
  const isKnown = (request: QuotaRequest) => state.known.includes(lineIdOf(request))
  if (state.open && state.free > 0) {
    await tryFor(
      left().filter(request => !isKnown(request)),
      'last',
    )
    // What was not held may have been written by a rival just now.
    state = await look()
  }
  if (state.open && left().some(request => !isKnown(request))) await gate.shut(quota)
  else await gate.give(quota, unitsOf(requests.slice(0, admitted).filter(isKnown)))

  return Promise.all(
    requests.map(async request => {
      if (held.has(lineIdOf(request))) return reservationsOf(request.input)
      if (isKnown(request) || !state.open) return (await reserveTogether(deps, [request.input]))[0]!
      return soldOut(request)
    }),
  )
}

const lineOf = ({ input }: QuotaRequest) => input.lines[0]!
const lineIdOf = (request: QuotaRequest) => lineOf(request).orderLineId
const unitsOf = (requests: readonly QuotaRequest[]) =>
  requests.reduce((total, request) => total + lineOf(request).quantity, 0)

/** How many of the requests, from the first, the gate lets in. */
async function admit({ platform }: ProductDeps, gate: Gate, requests: QuotaRequest[], at: Date): Promise<number> {
  const { quota } = requests[0]!
  const units = unitsOf(requests)
  const tokens = await gate.take(quota, units, async () => (await readQuota(platform, quota, at)).free)
  if (tokens >= units) return requests.length
  let used = 0
  let count = 0
  while (used + lineOf(requests[count]!).quantity <= tokens) {
    used += lineOf(requests[count]!).quantity
    count += 1
  }
  await gate.give(quota, tokens - used)
  return count
}

function toOrder({ input }: QuotaRequest): QuotaOrder {
  const { orderLineId, quantity } = input.lines[0]!
  return { orderLineId, quantity, orderId: input.orderId, expiresAt: input.expiresAt }
}

function soldOut(request: QuotaRequest): Refusal {
  const { skuId, quantity } = lineOf(request)
  return refuse('OUT_OF_STOCK', `expected what is left of ${skuId} in this sale, got ${quantity}`, [
    'input',
    'lines',
    0,
    'quantity',
  ])
}
