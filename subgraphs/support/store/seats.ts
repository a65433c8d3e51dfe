import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { SeatRecord } from '../domain/conversation.ts'

interface SeatRow {
  id: string
  business_id: string
  agent_id: string
  on_duty: boolean
  capacity: number
  skills: string[]
  load: number
}

const SELECT = `SELECT s.id, s.business_id, s.agent_id, s.on_duty, s.capacity, s.skills,
  (SELECT count(*)::int FROM support.conversation c
   WHERE c.business_id = s.business_id AND c.agent_id = s.agent_id AND c.status = 'ASSIGNED') AS load
  FROM support.seat s`

export type SeatStore = ReturnType<typeof seatStore>

/** Reads of seats: agents their own, operations those of their business. */
export function seatStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const all = hasRole(viewer, 'OPS', 'SERVICE')

  const byId = createLoader<string, SeatRecord>(async ids => {
    const sql = `${SELECT} WHERE s.id = ANY($1) AND s.business_id = $2 AND ($3 OR s.agent_id = $4)`
    const { rows } = await pool.query<SeatRow>(sql, [ids, viewer.businessId, all, viewer.id])
    return byKey(ids, rows.map(toSeat), row => row.id)
  })

  async function mine(): Promise<SeatRecord | null> {
    const { rows } = await pool.query<SeatRow>(`${SELECT} WHERE s.business_id = $1 AND s.agent_id = $2`, [
      viewer.businessId,
      viewer.id,
    ])
    return rows[0] ? toSeat(rows[0]) : null
  }

  return { byId, mine }
}

function toSeat({ id, capacity, skills, load, ...row }: SeatRow): SeatRecord {
  return { id, capacity, skills, load, businessId: row.business_id, agentId: row.agent_id, onDuty: row.on_duty }
}
