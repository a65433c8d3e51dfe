import { createHmac, timingSafeEqual } from 'node:crypto'

const WINDOW_SECONDS = 300

/**
 * Which of the secrets a webhook is signed by, or null when it is not genuine: `t=<unix seconds>,v1=<hex hmac-sha256 of
 * "t.rawBody">`, at most five minutes old or early. The bytes are signed, not what they parse to. `nowMs` is real time: a
 * channel knows no test clock.
 */
export function verifyWebhook(
  header: string | undefined,
  rawBody: Buffer,
  secrets: readonly string[],
  nowMs: number,
): number | null {
  const parts = new Map((header ?? '').split(',').map(part => part.split('=', 2) as [string, string]))
  const at = Number(parts.get('t'))
  const given = Buffer.from(parts.get('v1') ?? '', 'hex')
  if (!Number.isInteger(at) || Math.abs(nowMs / 1000 - at) > WINDOW_SECONDS) return null
  // Every secret is tried, so that the time does not tell which one fits.
  return secrets.reduce<number | null>((genuine, secret, position) => {
    const expected = createHmac('sha256', secret).update(`${at}.`).update(rawBody).digest()
    return given.length === expected.length && timingSafeEqual(given, expected) ? position : genuine
  }, null)
}
