import { createHmac, randomUUID } from 'node:crypto'
import type { SandboxSettings } from './env.ts'
import type { Fault } from './faults.ts'
import { type Delivery, declineCodeOf, type Movement, type SandboxStore } from './store.ts'

const TOLD: Record<Movement['status'], string> = {
  SUCCEEDED: 'succeeded',
  AUTHORISED: 'authorised',
  DECLINED: 'failed',
  REVERSED: 'reversed',
  PENDING: 'pending',
  ACTION: 'pending',
}
const LATE_MS = 3000
/** Webhooks in flight. */
const AT_ONCE = 8
/** So that what is told out of order does not arrive at once. */
const APART_MS = 150

export type Webhooks = ReturnType<typeof startWebhooks>

/**
 * Sends what happened to the merchant until it is acknowledged, several at once, but of each charge one after the other;
 * what waits is in the store, so a restart loses nothing.
 */
export function startWebhooks({ webhookUrl, secret }: SandboxSettings, store: SandboxStore) {
  /** What is in flight, by its subject. */
  const running = new Map<string, Promise<void>>()
  let stopped = false
  let signedBy = secret
  const pump = () => {
    if (stopped || running.size >= AT_ONCE) return
    for (const delivery of store.due(Date.now())) {
      const { subject } = delivery
      if (running.has(subject)) continue
      const sent = deliver(delivery).finally(() => {
        running.delete(subject)
        pump()
      })
      if (running.set(subject, sent).size >= AT_ONCE) return
    }
  }
  async function deliver({ id, body, attempts, badSignature }: Delivery) {
    const { type, movementId } = JSON.parse(body) as { type: string; movementId: string }
    // Only now: who looks a refund up before its reversal is told finds it paid.
    if (type === `refund.${TOLD.REVERSED}`) store.setStatus(movementId, 'REVERSED')
    const ok = await send(webhookUrl, badSignature === 1 ? 'not the secret' : signedBy, body)
    if (ok) store.delivered(id)
    else store.postpone(id, Date.now() + Math.min(200 * 2 ** attempts, 30_000))
  }
  const timer = setInterval(pump, 100)
  const enqueue = (movement: Movement, { delayMs = 0, times = 1, badSignature = false }) => {
    const eventId = `evt_${randomUUID()}`
    const body = bodyOf(movement, eventId)
    const delivery = { subject: chargeOf(movement), body, badSignature: badSignature ? 1 : 0 }
    for (let copy = 0; copy < times; copy += 1)
      store.enqueue({ ...delivery, id: `${eventId}_${copy}` }, Date.now() + delayMs)
    pump()
  }
  return {
    /** Tells where a movement stands, in the way that its fault wants. */
    announce(movement: Movement, fault: Fault = movement.fault) {
      enqueue(movement, {
        delayMs: fault === 'late-webhook' ? LATE_MS : 0,
        times: fault === 'duplicate-webhook' ? 10 : 1,
        badSignature: fault === 'bad-signature',
      })
      // What came before, after it.
      if (fault === 'reordered-webhook') enqueue({ ...movement, status: 'PENDING' }, { delayMs: APART_MS })
      // When everybody has heard of the refund.
      if (movement.status === 'SUCCEEDED' && movement.kind === 'refund' && fault === 'refund-reversal')
        enqueue({ ...movement, status: 'REVERSED' }, { delayMs: LATE_MS })
    },
    /** Signs by another secret from now on, as a channel does when its merchant has asked for one. */
    setSecret(next: string) {
      signedBy = next
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

/** The reference of the charge that a movement is or follows; a transfer stands by itself. */
const chargeOf = ({ kind, reference, detail }: Movement) =>
  kind === 'charge' || kind === 'transfer' ? reference : detail

function bodyOf(movement: Movement, eventId: string): string {
  const { kind, id, reference, status, amountMinor, currency } = movement
  return JSON.stringify({
    id: eventId,
    type: `${kind}.${TOLD[status]}`,
    movementId: id,
    reference,
    amountMinor,
    currency,
    declineCode: status === 'DECLINED' ? declineCodeOf(movement) : undefined,
  })
}

async function send(url: string, secret: string, body: string): Promise<boolean> {
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  try {
    const headers = { 'content-type': 'application/json', 'sandbox-signature': `t=${at},v1=${signature}` }
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}
