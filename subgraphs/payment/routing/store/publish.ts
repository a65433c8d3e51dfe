import type { RawTx } from '#shared/db.ts'
import type { PublishedChannel } from '../domain/channel.ts'
import type { RuleSet } from '../domain/rules.ts'
import { toJson } from './wire.ts'

/** Who publishes, when, and after which version. */
export interface Publication {
  businessId: string
  by: string
  at: Date
  expectedVersion: number
}

/**
 * Each answers whether the version was stored: only when `expectedVersion` is the newest. Two that follow the same
 * version at the same time are decided by the primary key.
 */
export async function insertRuleSet(
  tx: RawTx,
  { businessId, by, at, expectedVersion }: Publication,
  { rules, health }: Pick<RuleSet, 'rules' | 'health'>,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO payment.rule_set (business_id, version, rules, health, published_at, published_by)
     SELECT $1, $2::int + 1, $3::jsonb, $4::jsonb, $5, $6
     WHERE $2::int = (SELECT coalesce(max(version), 0) FROM payment.rule_set WHERE business_id = $1)
     ON CONFLICT DO NOTHING`,
    businessId,
    expectedVersion,
    toJson(rules),
    toJson(health),
    at,
    by,
  )
  return count === 1
}

export async function insertChannel(
  tx: RawTx,
  { businessId, by, at, expectedVersion }: Publication,
  channel: Omit<PublishedChannel, 'version'>,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO payment.channel_version (business_id, code, version, display_name, enabled, methods, tokenisation, recurring, terms, published_at, published_by)
     SELECT $1, $2, $3::int + 1, $4, $5, $6, $7, $8, $9::jsonb, $10, $11
     WHERE $3::int = (SELECT coalesce(max(version), 0) FROM payment.channel_version WHERE business_id = $1 AND code = $2)
     ON CONFLICT DO NOTHING`,
    businessId,
    channel.code,
    expectedVersion,
    channel.displayName,
    channel.enabled,
    channel.methods,
    channel.tokenisation,
    channel.recurring,
    toJson(channel.terms),
    at,
    by,
  )
  return count === 1
}

export interface NewAgreement {
  channelCode: string
  title: string
  terms: string
  form: unknown
}

export async function insertAgreement(
  tx: RawTx,
  { businessId, by, at, expectedVersion }: Publication,
  { channelCode, title, terms, form }: NewAgreement,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO payment.agreement_template (business_id, channel_code, version, title, terms, form, published_at, published_by)
     SELECT $1, $2, $3::int + 1, $4, $5, $6::jsonb, $7, $8
     WHERE $3::int = (SELECT coalesce(max(version), 0) FROM payment.agreement_template WHERE business_id = $1 AND channel_code = $2)
     ON CONFLICT DO NOTHING`,
    businessId,
    channelCode,
    expectedVersion,
    title,
    terms,
    toJson(form),
    at,
    by,
  )
  return count === 1
}
