import type { HttpRoute } from '#shared/serve.ts'
import type { PaymentDeps } from '../deps.ts'
import { createTaker } from './commands/take.ts'
import type { Taken } from './commands/taken.ts'
import { webhookMeter } from './meters.ts'
import { verifyWebhook } from './signature.ts'

const CHANNEL = 'sandbox'
const ANSWERS: Record<Taken, [status: number, text: string]> = {
  applied: [200, 'ok'],
  repeated: [200, 'ok'],
  changed: [409, 'another event has this id'],
  unreadable: [400, 'not an event'],
  refused: [422, 'not an event of ours'],
}

/** POST /webhooks/payment/sandbox: verified over the raw bytes, before they are looked at. */
export function sandboxWebhook(deps: PaymentDeps): HttpRoute {
  const { platform, webhookSecrets } = deps
  const take = createTaker(deps)
  const webhooks = webhookMeter(platform.metrics.registry)
  const note = (code: string) => platform.refusals.noteOutside('payment', null, { field: 'webhook', code, path: '' })
  const reply = (status: number, text: string) => ({ status, headers: { 'content-type': 'text/plain' }, body: text })
  return {
    lane: 'core',
    method: 'POST',
    path: '/webhooks/payment/sandbox',
    handle: async ({ headers, rawBody }) => {
      const signature = [headers['sandbox-signature']].flat()[0]
      const verdict = verifyWebhook(signature, rawBody, webhookSecrets, Date.now())
      if ('refused' in verdict) {
        webhooks.inc({ result: 'bad_signature', secret: '' })
        platform.log.warn({ channel: CHANNEL, reason: verdict.refused }, 'webhook refused')
        note(verdict.refused)
        return reply(401, 'bad signature')
      }
      const taken = await take(CHANNEL, rawBody.toString('utf8'))
      webhooks.inc({ result: taken, secret: String(verdict.secret) })
      if (taken === 'changed') note('CHANGED')
      const [status, text] = ANSWERS[taken]
      if (status !== 200) platform.log.warn({ channel: CHANNEL, result: taken }, 'webhook refused')
      return reply(status, text)
    },
  }
}
