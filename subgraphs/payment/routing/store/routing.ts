import { list, prepare } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { Channel, ChannelTerms, PublishedChannel, Reachable } from '../domain/channel.ts'
import type { RoutingState } from '../domain/decide.ts'
import { DEFAULT_CHANNELS, DEFAULT_RULE_SET } from '../domain/defaults.ts'
import type { Health } from '../domain/health.ts'
import type { RuleSet } from '../domain/rules.ts'
import { type RuleWire, ruleOf } from './wire.ts'

/** What shoppers agree to at a channel. */
export interface AgreementRecord {
  channelCode: string
  version: number
  title: string
  terms: string
  form: unknown
  publishedAt: Date
}

/** Rules with who published them; nobody did with those that come with the code. */
export interface RuleSetRecord extends RuleSet {
  publishedAt: Date | null
  publishedBy: string | null
}

export const BUILT_IN: RuleSetRecord = { ...DEFAULT_RULE_SET, publishedAt: null, publishedBy: null }

/** Everything that a payment of this business is routed by. */
export interface RoutingConfig extends RoutingState {
  /** The newest version of each channel's agreement. */
  agreementVersions: ReadonlyMap<string, number>
}

type Source = Pick<Platform, 'pool' | 'clock'>
type TermsWire = { [K in keyof ChannelTerms]: ChannelTerms[K] extends bigint | null ? string | null : ChannelTerms[K] }
type ChannelRow = Omit<PublishedChannel, 'terms'> & { terms: TermsWire[] }
type RuleSetRow = {
  version: number
  rules: RuleWire[]
  health: RuleSet['health']
  publishedAt: Date
  publishedBy: string
}

interface ConfigRow {
  ruleSet: RuleSetRow | null
  channels: ChannelRow[]
  agreementVersions: Record<string, number>
  health: HealthRow[]
}

type HealthRow = Health & { code: string }

const RULE_SET = `version, rules, health, published_at AS "publishedAt", published_by AS "publishedBy"`
/** The channels $2 of the business $1 as they were last published. */
const CHANNELS = `SELECT DISTINCT ON (code) code, version, display_name AS "displayName", enabled, methods, tokenisation, recurring, terms
  FROM payment.channel_version WHERE business_id = $1 AND code = ANY(${list('$2', 'text')}) ORDER BY code, version DESC`

/** Each channel's recent answers; the index gives the newest few without looking at the rest. */
const recent = (
  since: string,
  samples: string,
) => `SELECT c.code, count(*)::int AS attempts, (count(*) FILTER (WHERE NOT r.answered))::int AS failures
  FROM unnest(${list('$2', 'text')}) AS c (code) CROSS JOIN LATERAL (
    SELECT a.answered FROM payment.payment_attempt a
    WHERE a.business_id = $1 AND a.channel_code = c.code AND a.answered IS NOT NULL AND a.created_at > ${since}
    ORDER BY a.created_at DESC LIMIT ${samples}) AS r
  GROUP BY c.code`
/** The same by the policy of the rules in force, or what is given where none were published. */
const RECENT = recent(
  `$3::timestamptz - make_interval(secs => coalesce((SELECT (health->>'windowSeconds')::int FROM rule_set), $4))`,
  `coalesce((SELECT (health->>'samples')::int FROM rule_set), $5)`,
)

const CONFIG =
  prepare(`WITH rule_set AS (SELECT ${RULE_SET} FROM payment.rule_set WHERE business_id = $1 ORDER BY version DESC LIMIT 1)
  SELECT (SELECT to_json(r) FROM rule_set AS r) AS "ruleSet",
         (SELECT coalesce(json_agg(c), '[]') FROM (${CHANNELS}) AS c) AS channels,
         (SELECT coalesce(json_object_agg(channel_code, version), '{}') FROM (
            SELECT channel_code, max(version) AS version FROM payment.agreement_template WHERE business_id = $1 GROUP BY 1) AS a) AS "agreementVersions",
         (SELECT coalesce(json_agg(h), '[]') FROM (${RECENT}) AS h) AS health`)

/** Reads rules, channels, versions of agreements, and health as they are now: one round trip, answered from indexes. */
export async function readRouting(
  { pool, clock }: Source,
  businessId: string,
  reachable: Reachable,
): Promise<RoutingConfig> {
  const { windowSeconds, samples } = BUILT_IN.health
  const values = [businessId, Object.keys(reachable), clock.now(), windowSeconds, samples]
  const { rows } = await pool.query<ConfigRow>(CONFIG, values)
  const { ruleSet, channels, agreementVersions, health } = rows[0]!
  return {
    ruleSet: ruleSet ? ruleSetOf(ruleSet) : BUILT_IN,
    channels: channelsOf(channels, reachable),
    health: healthOf(health),
    agreementVersions: new Map(Object.entries(agreementVersions)),
  }
}

/** The rules in force or of a version; null when there are none. */
export async function readRuleSet(
  { pool }: Pick<Source, 'pool'>,
  businessId: string,
  version: number | null = null,
): Promise<RuleSetRecord | null> {
  if (version === 0) return BUILT_IN
  const { rows } = await pool.query<RuleSetRow>(
    `SELECT ${RULE_SET} FROM payment.rule_set
     WHERE business_id = $1 AND version = coalesce($2, version) ORDER BY version DESC LIMIT 1`,
    [businessId, version],
  )
  return rows[0] ? ruleSetOf(rows[0]) : null
}

function ruleSetOf(row: RuleSetRow): RuleSetRecord {
  return { ...row, publishedAt: new Date(row.publishedAt), rules: row.rules.map(ruleOf) }
}

/** The channels that can be reached: as they were last published, else as they come. */
export async function readChannels(
  { pool }: Pick<Source, 'pool'>,
  businessId: string,
  reachable: Reachable,
): Promise<Channel[]> {
  const { rows } = await pool.query<ChannelRow>(CHANNELS, [businessId, Object.keys(reachable)])
  return channelsOf(rows, reachable)
}

function channelsOf(published: readonly ChannelRow[], reachable: Reachable): Channel[] {
  const known = new Map<string, PublishedChannel>(DEFAULT_CHANNELS.map(channel => [channel.code, channel]))
  for (const row of published) known.set(row.code, { ...row, terms: row.terms.map(toTerms) })
  return [...known.values()].flatMap(channel => {
    const reached = reachable[channel.code]
    return reached ? [{ ...channel, capabilities: reached.capabilities }] : []
  })
}

/** The agreements in force, by channel. */
export async function readAgreements(
  { pool }: Pick<Source, 'pool'>,
  businessId: string,
): Promise<Map<string, AgreementRecord>> {
  const { rows } = await pool.query<AgreementRecord>(
    `SELECT DISTINCT ON (channel_code) ${AGREEMENT} FROM payment.agreement_template
     WHERE business_id = $1 ORDER BY channel_code, version DESC`,
    [businessId],
  )
  return new Map(rows.map(row => [row.channelCode, row]))
}

const AGREEMENT = 'channel_code AS "channelCode", version, title, terms, form, published_at AS "publishedAt"'

/** A channel's agreement, the newest or of a version. */
export async function readAgreement(
  { pool }: Pick<Source, 'pool'>,
  businessId: string,
  channelCode: string,
  version: number | null,
): Promise<AgreementRecord | null> {
  const { rows } = await pool.query<AgreementRecord>(
    `SELECT ${AGREEMENT} FROM payment.agreement_template
     WHERE business_id = $1 AND channel_code = $2 AND version = coalesce($3, version) ORDER BY version DESC LIMIT 1`,
    [businessId, channelCode, version],
  )
  return rows[0] ?? null
}

/**
 * Each channel's recent answers by a policy, counted from the attempts themselves: they are the truth that counters would
 * have to be kept in step with.
 */
export async function readHealth(
  { pool, clock }: Source,
  businessId: string,
  codes: readonly string[],
  { windowSeconds, samples }: RuleSet['health'],
): Promise<Map<string, Health>> {
  const since = new Date(clock.now().getTime() - windowSeconds * 1000)
  const { rows } = await pool.query<HealthRow>(recent('$3', '$4'), [businessId, codes, since, samples])
  return healthOf(rows)
}

function healthOf(rows: readonly HealthRow[]): Map<string, Health> {
  return new Map(rows.map(({ code, ...health }) => [code, health]))
}

function toTerms(wire: TermsWire): ChannelTerms {
  const { minAmountMinor, maxAmountMinor, fixedFeeMinor } = wire
  return {
    ...wire,
    minAmountMinor: BigInt(minAmountMinor ?? 0),
    maxAmountMinor: maxAmountMinor === null ? null : BigInt(maxAmountMinor),
    fixedFeeMinor: BigInt(fixedFeeMinor ?? 0),
  }
}
