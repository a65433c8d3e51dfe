import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { PaymentDeps } from '../deps.ts'
import { route } from '../domain/routing.ts'
import { nextCheck } from '../domain/schedule.ts'
import { lockIntent, moveIntent } from '../store/write.ts'
import { payableOrder } from './createIntent.ts'
import { applyCharge } from './recordOutcome.ts'

export interface ConfirmIntent {
  paymentIntentId: string
  method: string
  methodToken: string
  idempotencyKey: string
}

/**
 * Pays an intent: writes the attempt, then asks the channel. If the process dies in between, the attempt is there and
 * the janitor asks the channel by its reference. Answers what the caller should know about the attempt.
 */
export async function confirmIntent(deps: PaymentDeps, viewer: Viewer, input: ConfirmIntent): Promise<UserError[]> {
  const { platform } = deps
  // The token is a card's stand-in: only its hash takes part, so that it is never stored.
  const { methodToken, ...rest } = input
  const request = {
    scope: 'payment.intentConfirm',
    businessId: viewer.businessId,
    viewerId: viewer.id ?? '',
    key: input.idempotencyKey,
    request: { ...rest, token: await digest(methodToken) },
    resourceId: () => newId('atm'),
  }
  let fresh: { amountMinor: bigint; currencyCode: string } | null = null
  const { attemptId } = await runIdempotent<{ attemptId: string }>(
    platform,
    request,
    async ({ resourceId, finish }) => {
      const found = await platform.prisma.paymentIntent.findFirst({
        where: { id: input.paymentIntentId, businessId: viewer.businessId, customerId: viewer.id ?? '' },
      })
      if (!found)
        throw refuse('NOT_FOUND', `expected the id of an intent, got ${input.paymentIntentId}`, [
          'input',
          'paymentIntentId',
        ])
      const routing = route(input.method, found.currencyCode)
      const { chosen } = routing
      if (!chosen)
        throw refuse('INVALID', `expected a method that takes ${found.currencyCode}, got ${input.method}`, [
          'input',
          'method',
        ])
      if (found.status === 'REQUIRES_PAYMENT_METHOD')
        await payableOrder(deps, viewer, found.orderId, ['input', 'paymentIntentId'])
      await inTransaction(platform.prisma, async tx => {
        const intent = await lockIntent(tx, found.id)
        if (intent?.status !== 'REQUIRES_PAYMENT_METHOD') {
          throw refuse(
            'INVALID_TRANSITION',
            `expected an intent that waits for a method, got one that is ${intent?.status}`,
            ['input', 'paymentIntentId'],
          )
        }
        const at = platform.clock.now()
        await tx.paymentAttempt.create({
          data: {
            id: resourceId,
            intentId: intent.id,
            channelCode: chosen,
            method: input.method,
            status: 'PENDING',
            routing: { ...routing },
            checkAt: nextCheck(at, 0),
            createdAt: at,
          },
        })
        await moveIntent(tx, intent, 'PROCESSING', at)
        await finish(tx, { attemptId: resourceId })
      })
      fresh = found
      return { attemptId: resourceId }
    },
  )
  if (fresh) {
    const { amountMinor, currencyCode } = fresh as { amountMinor: bigint; currencyCode: string }
    const outcome = await deps.provider.charge({ reference: attemptId, amountMinor, currencyCode, token: methodToken })
    await applyCharge(deps, attemptId, outcome, 'answer')
  }
  return errorsOf(deps, attemptId)
}

async function errorsOf({ platform }: PaymentDeps, attemptId: string): Promise<UserError[]> {
  const attempt = await platform.prisma.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  if (attempt.status === 'DECLINED') {
    return [fail('PROVIDER_DECLINED', `the channel declined: ${attempt.declineCode}`, ['input', 'methodToken'])]
  }
  if (attempt.status === 'UNKNOWN') {
    return [
      fail('PROVIDER_UNKNOWN', 'the channel gave no answer; the outcome is being looked up', [
        'input',
        'paymentIntentId',
      ]),
    ]
  }
  return []
}

async function digest(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex')
}
