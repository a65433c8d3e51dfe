import { z } from 'zod'
import { actorOf, hasRole } from '#shared/auth.ts'
import { OVERRIDES } from '#shared/breakers.ts'
import { payload, validate } from '#shared/errors.ts'
import { reason } from '#shared/inputs.ts'
import { readLaneTable } from '#shared/lanes.ts'
import { listRefusals } from '#shared/refusals.ts'
import type { OrderContext } from '../../context.ts'
import type { MutationResolvers, QueryResolvers } from '../../generated/types.ts'
import { overrideBreaker, readControls, setSwitch } from '../commands/controls.ts'

const switchInput = z.object({ name: z.string().min(1).max(64), reason })
const overrideInput = z.object({
  name: z.string().regex(/^[a-z]+\.[\w.-]{1,100}$/, 'a breaker such as subgraph.order'),
  mode: z.enum(OVERRIDES),
  reason,
})

const table = readLaneTable()

const toLane = { core: 'CORE', normal: 'NORMAL', 'non-core': 'NON_CORE' } as const

const operationsControls: QueryResolvers['operationsControls'] = async (_parent, _args, { deps }) => {
  const controls = await readControls(deps.platform, table)
  return { ...controls, lanes: controls.lanes.map(lane => ({ ...lane, lane: toLane[lane.lane] })) }
}

const operationRefusals: QueryResolvers['operationRefusals'] = async (
  _parent,
  { filter, ...page },
  { deps, viewer },
) => {
  const { pool, refusals } = deps.platform
  // What this process has noted is there; what others have follows within a second.
  await refusals.flush()
  return listRefusals(pool, { businessId: viewer.businessId, all: hasRole(viewer, 'ADMIN') }, page, filter ?? {})
}

const setting =
  (off: boolean) =>
  (_parent: unknown, { input }: { input: { name: string; reason: string } }, { deps, viewer }: OrderContext) =>
    payload(async () => {
      const given = validate(switchInput, input)
      return { switch: await setSwitch(deps.platform, table, { ...given, off, actor: actorOf(viewer) }) }
    })

const circuitBreakerOverride: MutationResolvers['circuitBreakerOverride'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const given = validate(overrideInput, input)
    return { mode: await overrideBreaker(deps.platform, { ...given, actor: actorOf(viewer) }) }
  })

export const operationsResolvers = {
  Query: { operationsControls, operationRefusals },
  Mutation: {
    degradationSwitchThrow: setting(true),
    degradationSwitchRelease: setting(false),
    circuitBreakerOverride,
  },
}
