import { hasRole, type Viewer } from '#shared/auth.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'

/** Runs a query with the business as $1 and the rest from $2 on. */
export type Select = <T>(sql: string, ...params: unknown[]) => Promise<T[]>

/** Reads of one business for those who may see all of it: finance, operations, services. Others find nothing. */
export function staffReads({ pool }: Pick<Platform, 'pool'>, viewer: Viewer): Select {
  const staff = hasRole(viewer, 'FINANCE', 'OPS', 'SERVICE')
  return async <T>(sql: string, ...params: unknown[]) =>
    staff ? ((await pool.query(sql, [viewer.businessId, ...params])).rows as T[]) : []
}

export const money = (minor: string, currencyCode: string): Money => ({ amountMinor: BigInt(minor), currencyCode })
export const idOf = (row: { id: string }) => row.id
