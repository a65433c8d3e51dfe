import { actorOf, type Viewer } from '#shared/auth.ts'
import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { fail, refuse, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import { type PaymentDeps, providerOf } from '../deps.ts'
import { appendAudit } from '../store/audit.ts'
import { channelOf, insertCapture, readOpenCapture, readOutcome } from '../store/captures.ts'
import { balancesOf, type LockedIntent, lockIntent } from '../store/write.ts'
import { applyCapture } from './recordCapture.ts'

export interface CaptureIntent {
  paymentIntentId: string
  amountMinor?: bigint | null
  idempotencyKey: string
}

const INTENT = ['input', 'paymentIntentId']

/** Collects an authorised intent, whole or in part. Answers what the caller should know about the capture. */
export async function captureIntent(deps: PaymentDeps, viewer: Viewer, input: CaptureIntent): Promise<UserError[]> {
  const { platform } = deps
  const { idempotencyKey: key, paymentIntentId, amountMinor } = input
  const request = {
    scope: 'payment.intentCapture',
    businessId: viewer.businessId,
    viewerId: actorOf(viewer),
    key,
    request: { paymentIntentId, amountMinor: amountMinor?.toString() ?? null },
    resourceId: () => newId('cap'),
  }
  const { captureId } = await runIdempotent<{ captureId: string }>(platform, request, ({ resourceId: id, finish }) =>
    inRawTransaction(platform.pool, async tx => {
      const { intent, attemptId, amount } = await capturable(deps, tx, viewer, input)
      const requestedBy = actorOf(viewer)
      const capture = { id, intentId: intent.id, attemptId, kind: 'CAPTURE', amountMinor: amount, requestedBy } as const
      await insertCapture(tx, capture, platform.clock.now())
      const detail = { captureId: id, amountMinor: amount.toString() }
      await appendAudit(deps, tx, viewer, { action: 'payment.capture', subjectId: intent.id, detail })
      await finish(tx, { captureId: id })
      return { captureId: id }
    }),
  )
  await sendCapture(deps, captureId)
  return errorsOf(deps, captureId)
}

/** What can be captured of the intent, or why it cannot. */
async function capturable(
  deps: PaymentDeps,
  tx: RawTx,
  viewer: Viewer,
  { paymentIntentId, amountMinor }: CaptureIntent,
): Promise<{ intent: LockedIntent; attemptId: string; amount: bigint }> {
  const intent = await lockIntent(tx, paymentIntentId)
  if (intent?.businessId !== viewer.businessId)
    throw refuse('NOT_FOUND', `expected the id of an intent, got ${paymentIntentId}`, INTENT)
  if (intent.status !== 'REQUIRES_CAPTURE')
    throw refuse('INVALID_TRANSITION', `expected an authorised intent, got one that is ${intent.status}`, INTENT)
  const held = (await balancesOf(tx, intent.id)).find(({ heldMinor }) => heldMinor > 0n)
  if (!held) throw refuse('INVALID_TRANSITION', 'expected an intent of which something is still held', INTENT)
  const { attemptId, heldMinor } = held
  const amount = amountMinor ?? heldMinor
  const at = ['input', 'amountMinor']
  if (amount < 1n || amount > heldMinor)
    throw refuse('AMOUNT_OUT_OF_RANGE', `expected 1 to ${heldMinor}, which is held, got ${amount}`, at)
  const channelCode = await channelOf(tx, attemptId)
  if (amount < intent.amountMinor && providerOf(deps, channelCode).capabilities.capture !== 'PARTIAL')
    throw refuse('AMOUNT_OUT_OF_RANGE', `${channelCode}: expected all of ${heldMinor}, got ${amount}`, at)
  return { intent, attemptId, amount }
}

/** Sends a capture or void that has no outcome yet; the channel does it once per reference, so a repeat is harmless. */
export async function sendCapture(deps: PaymentDeps, captureId: string): Promise<void> {
  const capture = await readOpenCapture(deps.platform, captureId)
  if (!capture) return
  const { attemptId: chargeReference, amountMinor, channelCode } = capture
  const kind = capture.kind === 'VOID' ? 'void' : 'capture'
  const request = { reference: captureId, chargeReference, amountMinor, at: deps.platform.clock.now() }
  await applyCapture(deps, captureId, await providerOf(deps, channelCode).follow(kind, request), 'answer')
}

async function errorsOf({ platform }: PaymentDeps, captureId: string): Promise<UserError[]> {
  const { status, failure } = await readOutcome(platform, captureId)
  if (status === 'UNKNOWN')
    return [fail('PROVIDER_UNKNOWN', 'the channel gave no answer; the outcome is being looked up', INTENT)]
  return status === 'FAILED' ? [fail('PROVIDER_DECLINED', `the channel declined: ${failure}`, INTENT)] : []
}
