import { actorOf, type Viewer } from '#shared/auth.ts'
import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { PaymentDeps } from '../../deps.ts'
import type { PublishedChannel } from '../domain/channel.ts'
import { checkRules } from '../domain/check.ts'
import { DEFAULT_HEALTH } from '../domain/defaults.ts'
import type { HealthPolicy } from '../domain/health.ts'
import type { Rule } from '../domain/rules.ts'
import { insertAgreement, insertChannel, insertRuleSet, type NewAgreement, type Publication } from '../store/publish.ts'
import { readChannels } from '../store/routing.ts'

interface Request {
  expectedVersion: number
  idempotencyKey: string
}

/** Publishes rules as the next version, once they are right for the channels as they are now. */
export async function publishRuleSet(
  deps: PaymentDeps,
  viewer: Viewer,
  input: Request & { rules: Rule[]; health?: HealthPolicy },
): Promise<void> {
  const { rules, health = DEFAULT_HEALTH } = input
  await publish(deps, viewer, 'payment.ruleSetPublish', input, async () => {
    const channels = await readChannels(deps.platform, viewer.businessId, deps.providers)
    const errors = checkRules(rules, channels)
    if (errors.length > 0) throw new Refusal(errors)
    return (tx, publication) => insertRuleSet(tx, publication, { rules, health })
  })
}

/** Publishes what a channel can do as its next version. */
export async function publishChannel(
  deps: PaymentDeps,
  viewer: Viewer,
  input: Request & Omit<PublishedChannel, 'version'>,
): Promise<void> {
  await publish(deps, viewer, 'payment.channelPublish', input, () => {
    knownChannel(deps, input.code, 'code')
    return (tx, publication) => insertChannel(tx, publication, input)
  })
}

/** Publishes what shoppers agree to at a channel as its next version. */
export async function publishAgreement(
  deps: PaymentDeps,
  viewer: Viewer,
  input: Request & NewAgreement,
): Promise<void> {
  await publish(deps, viewer, 'payment.agreementPublish', input, () => {
    knownChannel(deps, input.channelCode, 'channelCode')
    return (tx, publication) => insertAgreement(tx, publication, input)
  })
}

function knownChannel({ providers }: PaymentDeps, code: string, field: string): void {
  const codes = Object.keys(providers)
  if (codes.includes(code)) return
  throw refuse('NOT_FOUND', `expected one of ${codes.join(', ')}, got ${JSON.stringify(code)}`, ['input', field])
}

type Insert = (tx: RawTx, publication: Publication) => Promise<boolean>

/** `prepare` comes before the transaction: what waits for a second connection while it holds one may wait for itself. */
async function publish(
  { platform }: PaymentDeps,
  viewer: Viewer,
  scope: string,
  input: Request,
  prepare: () => Insert | Promise<Insert>,
): Promise<void> {
  const { idempotencyKey: key, ...request } = input
  const { businessId } = viewer
  const by = actorOf(viewer)
  await runIdempotent(platform, { scope, businessId, viewerId: by, key, request }, async ({ finish }) => {
    const result = { version: input.expectedVersion + 1 }
    const insert = await prepare()
    await inRawTransaction(platform.pool, async tx => {
      const { expectedVersion } = input
      const stored = await insert(tx, { businessId, by, at: platform.clock.now(), expectedVersion })
      if (!stored) {
        const message = `expected the newest version, got ${expectedVersion}; another was published meanwhile`
        throw refuse('CONFLICT', message, ['input', 'expectedVersion'])
      }
      await finish(tx, result)
    })
    return result
  })
}
