import { payload, validate } from '#shared/errors.ts'
import { changeRoomStatus } from '../commands/rooms.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { liveRoomStatusChangeInput } from './inputs.ts'

export const liveRoomStatusChange: MutationResolvers['liveRoomStatusChange'] = (
  _parent,
  { input },
  { work, viewer, store },
) =>
  payload(async () => {
    const checked = validate(liveRoomStatusChangeInput, input)
    await changeRoomStatus(work, viewer, checked)
    return { liveRoom: (await store.freshCard(checked.liveRoomId))?.content }
  })
