import { payload, validate } from '#shared/errors.ts'
import { createRoom } from '../commands/rooms.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { liveRoomCreateInput } from './inputs.ts'

export const liveRoomCreate: MutationResolvers['liveRoomCreate'] = (_parent, { input }, { work, viewer, store }) =>
  payload(async () => {
    const id = await createRoom(work, viewer, validate(liveRoomCreateInput, input))
    return { liveRoom: (await store.freshCard(id))?.content }
  })
