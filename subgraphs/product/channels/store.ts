import { hasRole, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { Violation } from './pipeline/row.ts'

export interface ChannelRecord {
  id: string
  businessId: string
  code: string
  name: string
  merchantId: string | null
  createdAt: Date
}

export interface ConfigRecord {
  channelId: string
  version: number
  config: unknown
  publishedAt: Date
}

export interface ImportRecord {
  id: string
  channelId: string
  businessId: string
  configVersion: number
  status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'
  errorPolicy: 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS' | 'IGNORE_FAILED'
  source: 'CONTENT' | 'PATH' | 'UPLOAD' | 'PULL'
  snapshotAt: Date | null
  rowsRead: number
  /** Products that were dealt with. */
  itemsDone: number
  productsCreated: number
  productsUpdated: number
  productsUnchanged: number
  productsOutdated: number
  productsUnlisted: number
  productsRelisted: number
  rowsFailed: number
  violationCount: number
  progress: number
  failureReason: string | null
  note: string | null
  reportKey: string
  startedAt: Date
  workingSince: Date | null
  workingFromRow: number
  workingFrom: number
  finishedAt: Date | null
}

export interface FeedRecord {
  id: string
  channelId: string
  origin: 'UPLOAD' | 'PULL'
  state: 'OPEN' | 'WHOLE' | 'EXPIRED'
  sha256: string | null
}

const CHANNEL =
  'c.id, c.business_id AS "businessId", c.code, c.name, c.merchant_id AS "merchantId", c.created_at AS "createdAt"'
export const IMPORT = `i.id, i.channel_id AS "channelId", i.business_id AS "businessId", i.config_version AS "configVersion", i.status,
  i.error_policy AS "errorPolicy", i.source, i.snapshot_at AS "snapshotAt", i.checkpoint_row AS "rowsRead",
  i.checkpoint_item AS "itemsDone", i.products_created AS "productsCreated", i.products_updated AS "productsUpdated",
  i.products_unchanged AS "productsUnchanged", i.products_outdated AS "productsOutdated", i.products_unlisted AS "productsUnlisted",
  i.products_relisted AS "productsRelisted", i.rows_failed AS "rowsFailed", i.violation_count AS "violationCount",
  i.progress, i.failure_reason AS "failureReason", i.note, i.report_key AS "reportKey", i.started_at AS "startedAt",
  i.working_since AS "workingSince", i.working_from_row AS "workingFromRow", i.working_from AS "workingFrom",
  i.finished_at AS "finishedAt"`
/** $1 the business, $2 the merchant whose channels are seen, or null for operations. */
const SEEN = 'c.business_id = $1 AND ($2::text IS NULL OR c.merchant_id = $2)'

export type ChannelStore = ReturnType<typeof channelStore>

/** Channels as one viewer sees them: operations all of their business, merchants and partners their own merchant's. */
export function channelStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const scope = [viewer.businessId, hasRole(viewer, 'OPS') ? null : (viewer.merchantId ?? '')]
  const channels = createLoader<string, ChannelRecord>(async ids => {
    const { rows } = await pool.query<ChannelRecord>(
      `SELECT ${CHANNEL} FROM product.channel c WHERE ${SEEN} AND c.id = ANY($3)`,
      [...scope, ids],
    )
    return byKey(ids, rows, row => row.id)
  })
  const imports = createLoader<string, ImportRecord>(async ids => {
    const { rows } = await pool.query<ImportRecord>(
      `SELECT ${IMPORT} FROM product.channel_import i JOIN product.channel c ON c.id = i.channel_id
       WHERE ${SEEN} AND i.id = ANY($3)`,
      [...scope, ids],
    )
    return byKey(ids, rows, row => row.id)
  })
  const configs = createLoader<string, ConfigRecord>(async ids => {
    const { rows } = await pool.query<ConfigRecord>(
      `SELECT DISTINCT ON (channel_id) channel_id AS "channelId", version, config, published_at AS "publishedAt"
       FROM product.channel_config WHERE channel_id = ANY($1) ORDER BY channel_id, version DESC`,
      [ids],
    )
    return byKey(ids, rows, row => row.channelId)
  })
  const feeds = createLoader<string, FeedRecord>(async ids => {
    const { rows } = await pool.query<FeedRecord>(
      `SELECT f.id, f.channel_id AS "channelId", f.origin, f.state, f.sha256 FROM product.channel_feed f
       JOIN product.channel c ON c.id = f.channel_id WHERE ${SEEN} AND f.id = ANY($3)`,
      [...scope, ids],
    )
    return byKey(ids, rows, row => row.id)
  })
  const versions = createListLoader<string, ConfigRecord>(
    async ids => {
      const { rows } = await pool.query<ConfigRecord>(
        `SELECT v.* FROM unnest($1::text[]) AS wanted(id) CROSS JOIN LATERAL (
           SELECT channel_id AS "channelId", version, config, published_at AS "publishedAt" FROM product.channel_config
           WHERE channel_id = wanted.id ORDER BY version DESC LIMIT 100) v`,
        [ids],
      )
      return rows
    },
    row => row.channelId,
  )
  const violations = createListLoader<string, Violation & { importId: string }>(
    async ids => {
      const { rows } = await pool.query<Violation & { importId: string }>(
        `SELECT v.import_id AS "importId", v.row, v.field, v.code, v.message, v.value, v.severity
         FROM unnest($1::text[]) AS wanted(id) CROSS JOIN LATERAL (
           SELECT * FROM product.import_violation WHERE import_id = wanted.id ORDER BY row, id LIMIT 100) v`,
        [ids],
      )
      return rows
    },
    row => row.importId,
  )
  const latest = createListLoader<string, ImportRecord>(
    async ids => {
      const { rows } = await pool.query<ImportRecord>(
        `SELECT i.* FROM unnest($1::text[]) AS wanted(id) CROSS JOIN LATERAL (
           SELECT ${IMPORT} FROM product.channel_import i WHERE i.channel_id = wanted.id
           ORDER BY i.started_at DESC, i.id DESC LIMIT 100) i`,
        [ids],
      )
      return rows
    },
    row => row.channelId,
  )
  return {
    channel: (id: string) => channels.load(id),
    import: (id: string) => imports.load(id),
    config: (channelId: string) => configs.load(channelId),
    configVersions: async (channelId: string, first: number) => (await versions.load(channelId)).slice(0, first),
    feed: (id: string) => feeds.load(id),
    violations: (importId: string) => violations.load(importId),
    imports: async (channelId: string, first: number) => (await latest.load(channelId)).slice(0, first),
    forgetImport: (id: string) => imports.clear(id),
    forget: (channelId: string) => {
      channels.clear(channelId)
      configs.clear(channelId)
    },
    list: async (input: ConnectionInput) => {
      const page = connectionArgs(input, ['instant', 'text'])
      const { rows } = await pool.query<ChannelRecord>(
        `SELECT ${CHANNEL} FROM product.channel c
         WHERE ${SEEN} AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4))
         ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
        [...scope, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
      )
      return connection(rows, page, row => [row.createdAt.toISOString(), row.id])
    },
  }
}

export async function merchantExists(tx: Tx, businessId: string, id: string): Promise<boolean> {
  return (await tx.merchant.count({ where: { id, businessId } })) === 1
}
