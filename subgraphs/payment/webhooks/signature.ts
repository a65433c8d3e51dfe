import { createHmac, timingSafeEqual } from 'node:crypto'

const WINDOW_SECONDS = 300

/** What a signature says: by which of the secrets it was made, or why the webhook is refused. */
export type Verdict = { secret: number } | { refused: 'BAD_SIGNATURE' | 'OUTSIDE_WINDOW' }

/**
 * Which of the secrets a webhook is signed by: `t=<unix seconds>,v1=<hex hmac-sha256 of "t.rawBody">`, at most five minutes
 * old or early. The bytes are signed, not what they parse to. `nowMs` is real time: a channel knows no test clock.
 */
export function verifyWebhook(
  header: string | undefined,
  rawBody: Buffer,
  secrets: readonly string[],
  nowMs: number,
): Verdict {
  const parts = new Map((header ?? '').split(',').map(part => part.split('=', 2) as [string, string]))
  const at = Number(parts.get('t'))
  const given = Buffer.from(parts.get('v1') ?? '', 'hex')
  if (!Number.isInteger(at)) return { refused: 'BAD_SIGNATURE' }
  // Every secret is tried, so that the time does not tell which one fits.
  const secret = secrets.reduce<number | null>((genuine, each, position) => {
    const expected = createHmac('sha256', each).update(`${at}.`).update(rawBody).digest()
    return given.length === expected.length && timingSafeEqual(given, expected) ? position : genuine
  }, null)
  if (secret === null) return { refused: 'BAD_SIGNATURE' }
  // It was genuine once: somebody has kept it, or a clock is wrong.
  return Math.abs(nowMs / 1000 - at) > WINDOW_SECONDS ? { refused: 'OUTSIDE_WINDOW' } : { secret }
}
