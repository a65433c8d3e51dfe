import { payload, refuse, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { clockAdvanceInput } from './inputs.ts'

export const clockAdvance: MutationResolvers['clockAdvance'] = (_parent, { input }, { deps }) =>
  payload(async () => {
    if (!deps.testClock) throw refuse('FORBIDDEN', 'expected the test clock to be on (TEST_CLOCK=1); it is off')
    const { seconds } = validate(clockAdvanceInput, input)
    await deps.platform.clock.advance(seconds * 1000)
    return { now: deps.platform.clock.now() }
  })
