import type { HttpRoute } from '#shared/serve.ts'
import type { PaymentDeps } from '../deps.ts'
import { type Taken, takeWebhook } from './commands/take.ts'
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
  const webhooks = webhookMeter(platform.metrics.registry)
  const reply = (status: number, text: string) => ({ status, headers: { 'content-type': 'text/plain' }, body: text })
  return {
    lane: 'core',
    method: 'POST',
    path: '/webhooks/payment/sandbox',
    handle: async ({ headers, rawBody }) => {
      const signature = [headers['sandbox-signature']].flat()[0]
      const position = verifyWebhook(signature, rawBody, webhookSecrets, Date.now())
      if (position === null) {
        webhooks.inc({ result: 'bad_signature', secret: '' })
        platform.log.warn({ channel: CHANNEL }, 'webhook with a bad signature or timestamp refused')
        return reply(401, 'bad signature')
      }
      const taken = await takeWebhook(deps, CHANNEL, rawBody.toString('utf8'))
      webhooks.inc({ result: taken, secret: String(position) })
      const [status, text] = ANSWERS[taken]
      if (status !== 200) platform.log.warn({ channel: CHANNEL, result: taken }, 'webhook refused')
      return reply(status, text)
    },
  }
}
