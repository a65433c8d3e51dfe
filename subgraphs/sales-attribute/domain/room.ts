/** The states of a live room. */
export type RoomStatus = 'SCHEDULED' | 'LIVE' | 'ENDED'

/** The only moves there are; the database refuses any other. */
export const roomTransitions: Record<RoomStatus, readonly RoomStatus[]> = {
  SCHEDULED: ['LIVE'],
  LIVE: ['ENDED'],
  ENDED: [],
}

/** Where a room stands in the list of rooms: those on air first. */
export const roomRank: Record<RoomStatus, number> = { LIVE: 0, SCHEDULED: 1, ENDED: 2 }

/** Whether a room may move. */
export function canMoveRoom(from: RoomStatus, to: RoomStatus): boolean {
  return roomTransitions[from].includes(to)
}

/**
 * The promotion position id: which creator, which content and which place in it a click comes from.
 * It stays with a listing for as long as the listing keeps its place.
 */
export function pidOf(creatorId: string, contentId: string, position: number): string {
  return `${creatorId}:${contentId}:${position}`
}
