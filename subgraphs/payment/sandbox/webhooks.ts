import { createHmac, randomUUID } from 'node:crypto'
import type { SandboxSettings } from './env.ts'
import { declineCodeOf, type Movement, type SandboxStore } from './store.ts'

/** Sends what happened to the merchant until it is acknowledged; what waits is in the store, so a restart loses nothing. */
export function startWebhooks({ webhookUrl, secret }: SandboxSettings, store: SandboxStore) {
  let running: Promise<void> | null = null
  let stopped = false
  const pump = () => {
    if (stopped || running) return
    running = deliverDue().finally(() => {
      running = null
    })
  }
  async function deliverDue() {
    for (const delivery of store.due(Date.now())) {
      const ok = await send(webhookUrl, secret, delivery.body, delivery.badSignature === 1)
      if (ok) store.delivered(delivery.id)
      else store.postpone(delivery.id, Date.now() + Math.min(200 * 2 ** delivery.attempts, 30_000))
    }
  }
  const timer = setInterval(pump, 100)
  return {
    /** `delayMs` makes it late; `times` sends the same event several times; `badSignature` spoils the first delivery. */
    announce(movement: Movement, { delayMs = 0, times = 1, badSignature = false } = {}) {
      const outcome = movement.status === 'SUCCEEDED' ? 'succeeded' : 'failed'
      const { id, reference, amountMinor, currency } = movement
      const eventId = `evt_${randomUUID()}`
      const body = JSON.stringify({
        id: eventId,
        type: `${movement.kind}.${outcome}`,
        movementId: id,
        reference,
        amountMinor,
        currency,
        declineCode: movement.status === 'DECLINED' ? declineCodeOf(movement) : undefined,
      })
      for (let copy = 0; copy < times; copy += 1)
        store.enqueue(`${eventId}_${copy}`, body, Date.now() + delayMs, badSignature)
      pump()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

async function send(url: string, secret: string, body: string, spoil: boolean): Promise<boolean> {
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', spoil ? 'not the secret' : secret)
    .update(`${at}.${body}`)
    .digest('hex')
  try {
    const headers = { 'content-type': 'application/json', 'sandbox-signature': `t=${at},v1=${signature}` }
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
