import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
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
  await publish(deps, viewer, 'payment.ruleSetPublish', input, async (tx, publication) => {
    const channels = await readChannels(deps.platform, viewer.businessId, deps.providers)
    const errors = checkRules(rules, channels)
    if (errors.length > 0) throw new Refusal(errors)
    return insertRuleSet(tx, publication, { rules, health })
  })
}

/** Publishes what a channel can do as its next version. */
export async function publishChannel(
  deps: PaymentDeps,
  viewer: Viewer,
  input: Request & Omit<PublishedChannel, 'version'>,
): Promise<void> {
  await publish(deps, viewer, 'payment.channelPublish', input, (tx, publication) => {
    knownChannel(deps, input.code, 'code')
    return insertChannel(tx, publication, input)
  })
}

/** Publishes what shoppers agree to at a channel as its next version. */
export async function publishAgreement(
  deps: PaymentDeps,
  viewer: Viewer,
  input: Request & NewAgreement,
): Promise<void> {
  await publish(deps, viewer, 'payment.agreementPublish', input, (tx, publication) => {
    knownChannel(deps, input.channelCode, 'channelCode')
    return insertAgreement(tx, publication, input)
  })
}

function knownChannel({ providers }: PaymentDeps, code: string, field: string): void {
  const codes = Object.keys(providers)
  if (codes.includes(code)) return
  throw refuse('NOT_FOUND', `expected one of ${codes.join(', ')}, got ${JSON.stringify(code)}`, ['input', field])
}

async function publish(
  { platform }: PaymentDeps,
  viewer: Viewer,
  scope: string,
  input: Request,
  insert: (tx: Tx, publication: Publication) => Promise<boolean>,
): Promise<void> {
  const { idempotencyKey: key, ...request } = input
  const { businessId } = viewer
  const by = actorOf(viewer)
  await runIdempotent(platform, { scope, businessId, viewerId: by, key, request }, async ({ finish }) => {
    const result = { version: input.expectedVersion + 1 }
    await inTransaction(platform.prisma, async tx => {
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
