import { actorOf, hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { OrderDeps } from '../../deps.ts'
import { readQuotes } from '../../store/remote.ts'

export interface SetDigitalGood {
  skuId: string
  kind: 'CODE' | 'MEMBERSHIP'
  membershipDays?: number | null | undefined
}

/** Says how a SKU is delivered. Holds for orders placed from now on. */
export async function setDigitalGood(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  { skuId, kind, membershipDays = null }: SetDigitalGood,
): Promise<void> {
  if ((kind === 'MEMBERSHIP') !== (membershipDays !== null)) {
    const message = `expected days for a MEMBERSHIP and none for a CODE, got ${membershipDays} for a ${kind}`
    throw refuse('INVALID', message, ['input', 'membershipDays'])
  }
  const { businessId } = viewer
  const merchantId = await merchantOf(platform, viewer, skuId)
  const [changedBy, now] = [actorOf(viewer), platform.clock.now()]
  const terms = { merchantId, kind, membershipDays, changedBy, updatedAt: now }
  await platform.prisma.digitalGood.upsert({
    where: { businessId_skuId: { businessId, skuId } },
    create: { businessId, skuId, createdAt: now, ...terms },
    update: terms,
  })
}

export interface AddCodes {
  skuId: string
  codes: string[]
  idempotencyKey: string
}

/** Puts codes into the pool of a SKU, all or none. A code is in a pool once, for ever. Answers how many were added. */
export async function addCodes(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  { skuId, codes, idempotencyKey }: AddCodes,
): Promise<{ skuId: string; added: number }> {
  const { businessId } = viewer
  return runIdempotent(
    platform,
    {
      scope: 'order.deliveryCodesAdd',
      businessId,
      viewerId: actorOf(viewer),
      key: idempotencyKey,
      request: { skuId, codes },
    },
    async ({ finish }) => {
      const where = { businessId_skuId: { businessId, skuId } }
      const good = await platform.prisma.digitalGood.findUnique({ where })
      if (good?.kind !== 'CODE' || !runsGood(viewer, good.merchantId)) {
        throw refuse('NOT_FOUND', `expected a SKU that is delivered by codes, got ${skuId}`, ['input', 'skuId'])
      }
      const answer = { skuId, added: codes.length }
      await inTransaction(platform.prisma, async tx => {
        const [addedBy, addedAt] = [actorOf(viewer), platform.clock.now()]
        const data = codes.map(code => ({ businessId, skuId, code, addedBy, addedAt }))
        const { count } = await tx.deliveryCode.createMany({ data, skipDuplicates: true })
        if (count !== codes.length) {
          // Which ones is not said: whoever guesses codes learns nothing.
          const message = `expected codes that were never added before, got ${codes.length - count} that were`
          throw refuse('CONFLICT', message, ['input', 'codes'])
        }
        await finish(tx, answer)
      })
      return answer
    },
  )
}

/** The merchant of a SKU that the viewer runs. */
async function merchantOf(platform: OrderDeps['platform'], viewer: Viewer, skuId: string): Promise<string | null> {
  const quote = (await readQuotes(platform, viewer.businessId, [skuId])).get(skuId)
  if (quote && runsGood(viewer, quote.merchantId)) return quote.merchantId
  throw refuse('NOT_FOUND', `expected the id of a SKU, got ${skuId}`, ['input', 'skuId'])
}

function runsGood(viewer: Viewer, merchantId: string | null): boolean {
  if (hasRole(viewer, 'OPS')) return true
  return hasRole(viewer, 'MERCHANT') && viewer.merchantId !== null && viewer.merchantId === merchantId
}
