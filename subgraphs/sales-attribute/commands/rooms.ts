import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { canMoveRoom, type RoomStatus } from '../domain/room.ts'
import { insertRoom, lockContent, moveRoom } from '../store/write.ts'
import { commitChange, type Work } from './change.ts'
import { contentOwner } from './owner.ts'

/** Adds a scheduled room of the viewing creator. Answers its id. */
export async function createRoom(
  { platform }: Work,
  viewer: Viewer,
  input: { title: string; startsAt?: Date | null | undefined },
): Promise<string> {
  const { creatorId, businessId } = viewer
  const room = {
    id: newId('room'),
    businessId,
    creatorId: creatorId ?? '',
    title: input.title,
    startsAt: input.startsAt ?? null,
  }
  const made = await inTransaction(platform.prisma, tx => insertRoom(tx, room, platform.clock.now()))
  if (!made) throw refuse('FORBIDDEN', `expected a creator of this business, got ${creatorId ?? 'none'}`, [])
  return room.id
}

/** Moves a room of the viewing creator, or any for operations. */
export async function changeRoomStatus(
  work: Work,
  viewer: Viewer,
  input: { liveRoomId: string; status: RoomStatus },
): Promise<void> {
  const { liveRoomId: id, status } = input
  await commitChange(work, viewer.businessId, async (tx, now) => {
    const room = await lockContent(tx, viewer.businessId, id, contentOwner(viewer))
    const from = room?.status
    if (!from) throw refuse('NOT_FOUND', `expected a live room of yours, got ${id}`, ['input', 'liveRoomId'])
    // A repeat, because the first answer was lost for example.
    if (from === status) return { result: undefined, contentIds: [], listingIds: [] }
    if (!canMoveRoom(from, status) || !(await moveRoom(tx, id, from, status, now))) {
      throw refuse('INVALID_TRANSITION', `a room that is ${from} cannot become ${status}`, ['input', 'status'])
    }
    return { result: undefined, contentIds: [id], listingIds: [] }
  })
}
