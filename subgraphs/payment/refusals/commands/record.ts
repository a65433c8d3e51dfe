import { actorOf, type Viewer } from '#shared/auth.ts'
import { payload, type UserError, type UserErrorCode } from '#shared/errors.ts'
import type { PaymentDeps } from '../../deps.ts'
import { refusalMeter } from '../meters.ts'
import { insertRefusal, type NewRefusal } from '../store/refusals.ts'

type Platformed = Pick<PaymentDeps, 'platform'>

/** What somebody might try on purpose. Missing fields, waiting and what channels answer are no such thing. */
const RECORDED: ReadonlySet<UserErrorCode> = new Set([
  'NOT_FOUND',
  'FORBIDDEN',
  'CONFLICT',
  'CURRENCY_MISMATCH',
  'AMOUNT_OUT_OF_RANGE',
  'INVALID_TRANSITION',
  'IDEMPOTENCY_KEY_REUSED',
])
const OURS = /^(pay|ord|atm|cap|rfd|evt)_[\w-]{1,90}$/

/** Counts a refusal, kept or not. */
export function countRefusal(
  { platform }: Platformed,
  { operation, code }: Pick<NewRefusal, 'operation' | 'code'>,
): void {
  refusalMeter(platform.metrics.registry).inc({ operation, code })
}

/** Counts and keeps a refusal. That it cannot be kept changes nothing about what was refused. */
export async function recordRefusal(deps: Platformed, refusal: NewRefusal): Promise<void> {
  const { platform } = deps
  countRefusal(deps, refusal)
  try {
    await insertRefusal(platform, withoutSecrets(refusal))
  } catch (error) {
    platform.log.error({ err: error, operation: refusal.operation, code: refusal.code }, 'refusal not recorded')
  }
}

/** What is no id may be anything, a card's number or a token in the wrong field: it is not kept. */
function withoutSecrets(refusal: NewRefusal): NewRefusal {
  const { subjectId, message } = refusal
  if (!subjectId || OURS.test(subjectId)) return refusal
  return { ...refusal, subjectId: null, message: message.replaceAll(subjectId, '(no id)') }
}

/** A mutation's payload as `payload` makes it, where refusals are kept for operations. */
export async function recordedPayload<T extends object>(
  deps: Platformed,
  viewer: Viewer,
  { operation, subjectId }: { operation: string; subjectId: string },
  run: () => Promise<T>,
) {
  const answer = await payload(run)
  const refused: UserError | undefined = answer.userErrors.find(({ code }) => RECORDED.has(code))
  if (refused) {
    const { businessId } = viewer
    const { code, message } = refused
    await recordRefusal(deps, { businessId, operation, code, subjectId, actor: actorOf(viewer), message })
  }
  return answer
}
