import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SandboxSettings } from './env.ts'
import { type Fault, faultOf, isFault } from './faults.ts'
import { type Reply, type Request, read, write } from './http.ts'
import { declineCodeOf, type Kind, type Movement, openStore, type SandboxStore } from './store.ts'
import { startWebhooks } from './webhooks.ts'

export interface RunningSandbox {
  url: string
  store: SandboxStore
  /** For one channel, which goes before that for everything. */
  setFault(fault: Fault, channel?: string): void
  close(): Promise<void>
}

/** Where a fault is kept that holds for all channels without one of their own. */
const EVERYTHING = '*'

/**
 * The sandbox payment provider: a server of its own with its own books, as a real channel is. It charges, refunds and
 * transfers once per reference, sends signed webhooks, and fails on demand.
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const store = openStore(settings.data)
  const webhooks = startWebhooks(settings, store)
  const faults = new Map<string, Fault>()
  const server = createServer((request, response) => {
    void read(request)
      .then(parsed => answer(parsed))
      .then(reply => write(response, reply))
      .catch(error => write(response, { status: 400, body: { error: String(error) } }))
  })

  function answer(request: Request): Reply {
    const [first, second, third, reference] = request.path
    if (first === 'healthz') return { status: 200, body: { status: 'ok' } }
    if (first === 'pay' && second) return payPage(request, second)
    if (first !== 'v1') return { status: 404, body: { error: 'no such path' } }
    if (second === 'test') {
      const { fault, channel } = request.body
      if (!isFault(fault)) return { status: 422, body: { error: 'unknown fault' } }
      running.setFault(fault, channel)
      return { status: 200, body: { fault, channel } }
    }
    if (generalFault(request) === 'down') return 'hang up'
    if (generalFault(request) === 'unavailable') return { status: 503, body: { error: 'unavailable' } }
    const kind = second?.slice(0, -1) as Kind
    if (request.method === 'GET' && third === 'by-reference' && reference) {
      const found = store.find(kind, decodeURIComponent(reference))
      return found ? { status: 200, body: shown(found) } : { status: 404, body: {} }
    }
    if (kind === 'charge') return charge(request)
    if (kind === 'refund') return refund(request)
    if (kind === 'transfer') return transfer(request)
    return { status: 404, body: { error: 'no such path' } }
  }

  function generalFault({ channel = EVERYTHING }: Pick<Request, 'channel'>): Fault {
    return faults.get(channel) ?? faults.get(EVERYTHING) ?? 'none'
  }

  function charge(request: Request): Reply {
    const { body } = request
    const fault = faultOf(request.fault, String(body.token), generalFault(request))
    const known = store.find('charge', body.reference)
    if (known) return { status: 200, body: shown(known) }
    if (fault === 'timeout') return 'hang up'
    const status =
      fault === 'decline'
        ? 'DECLINED'
        : fault === 'action'
          ? 'ACTION'
          : fault.startsWith('async')
            ? 'PENDING'
            : 'SUCCEEDED'
    const { reference, amountMinor, currency } = body
    const made = store.add({
      kind: 'charge',
      reference,
      status,
      amountMinor,
      currency,
      detail: status === 'DECLINED' ? 'card_declined' : '',
    })
    if (status === 'PENDING') settle(made, fault === 'async' ? 'SUCCEEDED' : 'DECLINED')
    else if (status !== 'ACTION') {
      webhooks.announce(made, {
        delayMs: fault === 'late-webhook' ? 3000 : 0,
        times: fault === 'duplicate-webhook' ? 10 : 1,
        badSignature: fault === 'bad-signature',
      })
    }
    return fault === 'lost' ? 'hang up' : { status: 200, body: shown(made) }
  }

  function settle(movement: Movement, status: 'SUCCEEDED' | 'DECLINED') {
    store.setStatus(movement.id, status)
    webhooks.announce({ ...movement, status })
  }

  function refund(request: Request): Reply {
    const { body } = request
    const known = store.find('refund', body.reference)
    if (known) return { status: 200, body: shown(known) }
    if (request.fault === 'timeout' || generalFault(request) === 'timeout') return 'hang up'
    const charged = store.find('charge', body.chargeReference)
    if (charged?.status !== 'SUCCEEDED') return { status: 422, body: { error: 'no such charge' } }
    if (store.refundedOf(charged.reference) + BigInt(body.amountMinor) > BigInt(charged.amountMinor)) {
      return { status: 422, body: { error: 'more than was charged' } }
    }
    const made = store.add({
      kind: 'refund',
      reference: body.reference,
      status: 'SUCCEEDED',
      amountMinor: body.amountMinor,
      currency: charged.currency,
      detail: charged.reference,
    })
    webhooks.announce(made)
    return generalFault(request) === 'lost' ? 'hang up' : { status: 200, body: shown(made) }
  }

  function transfer(request: Request): Reply {
    const { body } = request
    const known = store.find('transfer', body.reference)
    const { reference, amountMinor, currency, destination } = body
    const made =
      known ??
      store.add({ kind: 'transfer', reference, status: 'SUCCEEDED', amountMinor, currency, detail: destination })
    return generalFault(request) === 'lost' ? 'hang up' : { status: 200, body: shown(made) }
  }

  /** The page that a shopper is sent to, 3-D Secure in small. */
  function payPage({ method, body }: Request, id: string): Reply {
    const movement = store.byId(id)
    if (!movement) return { status: 404, body: { error: 'no such payment' } }
    if (method === 'POST' && movement.status === 'ACTION')
      settle(movement, body.outcome === 'approve' ? 'SUCCEEDED' : 'DECLINED')
    const current = store.byId(id)!
    const form = (outcome: string) =>
      `<form method="post"><button name="outcome" value="${outcome}">${outcome}</button></form>`
    const controls = current.status === 'ACTION' ? form('approve') + form('decline') : `<p>${current.status}</p>`
    return {
      status: 200,
      body: `<!doctype html><title>Sandbox bank</title><h1>${current.amountMinor} ${current.currency}</h1>${controls}`,
    }
  }

  function shown(movement: Movement) {
    const { id, status, amountMinor, currency } = movement
    const url = status === 'ACTION' ? `${running.url}/pay/${id}` : undefined
    return {
      id,
      status,
      amountMinor,
      currency,
      declineCode: status === 'DECLINED' ? declineCodeOf(movement) : undefined,
      url,
    }
  }

  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(settings.port, settings.host ?? '127.0.0.1', resolve),
  )
  const running: RunningSandbox = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    setFault: (fault, channel = EVERYTHING) => {
      if (fault === 'none') faults.delete(channel)
      else faults.set(channel, fault)
    },
    close: async () => {
      await webhooks.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      store.close()
    },
  }
  return running
}
