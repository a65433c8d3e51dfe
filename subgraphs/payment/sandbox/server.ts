import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mannerOf } from './channels.ts'
import type { SandboxSettings } from './env.ts'
import { type Fault, isFault } from './faults.ts'
import { type Reply, type Request, read, refused, write } from './http.ts'
import { startMovements } from './movements.ts'
import { payPage } from './pages.ts'
import { DISCREPANCIES, type Discrepancy, settlementFile } from './settlements.ts'
import { declineCodeOf, type Kind, type Movement, openStore, type SandboxStore } from './store.ts'
import { startWebhooks } from './webhooks.ts'

export interface RunningSandbox {
  url: string
  store: SandboxStore
  /** For one channel, which goes before that for everything. */
  setFault(fault: Fault, channel?: string): void
  /** Plants discrepancies in the files of a channel and account, of all days. */
  plant(account: string, channel: string, kinds: readonly Discrepancy[]): void
  setWebhookSecret(secret: string): void
  close(): Promise<void>
}

/** Where a fault is kept that holds for all channels without one of their own. */
const EVERYTHING = '*'

/**
 * The sandbox payment provider: a server of its own with its own books, as a real channel is. It charges, refunds and
 * transfers once per reference, sends signed webhooks, writes settlement files, and fails on demand.
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const store = openStore(settings.data)
  const webhooks = startWebhooks(settings, store)
  const faults = new Map<string, Fault>()
  const planted = new Map<string, readonly Discrepancy[]>()
  const generalFault = (channel: string): Fault => faults.get(channel || EVERYTHING) ?? faults.get(EVERYTHING) ?? 'none'
  const movements = startMovements({ store, webhooks, generalFault, show })
  const server = createServer((request, response) => {
    void read(request)
      .then(parsed => answer(parsed))
      .then(reply => write(response, reply))
      .catch(error => write(response, { status: 400, body: { error: String(error) } }))
  })

  function answer(request: Request): Reply {
    const [first, second, third] = request.path
    if (first === 'healthz') return { status: 200, body: { status: 'ok' } }
    if (first === 'pay' && second)
      return payPage(request, store.byId(second), { store, url: pageOf(second), settle: movements.settle })
    if (first !== 'v1') return refused(404, 'no such path')
    if (second === 'test') return test(third, request.body)
    if (generalFault(request.channel) === 'down') return 'hang up'
    if (generalFault(request.channel) === 'unavailable') return refused(503, 'unavailable')
    return second === 'settlements' ? settlement(request) : move(request)
  }

  function move(request: Request): Reply {
    const [, second, third, reference] = request.path
    const kind = second?.slice(0, -1) as Kind
    if (request.method === 'GET' && third === 'by-reference' && reference) {
      const found = store.find(kind, reference)
      return found ? { status: 200, body: show(found) } : { status: 404, body: {} }
    }
    if (kind === 'charge') return movements.charge(request)
    if (kind === 'refund' || kind === 'capture' || kind === 'void') return movements.follow(kind, request)
    return kind === 'transfer' ? movements.transfer(request) : refused(404, 'no such path')
  }

  function test(what: string | undefined, body: Request['body']): Reply {
    if (what === 'discrepancies') return plantFrom(body)
    if (what !== 'paid-after-all') return faultFrom(body)
    const { reference } = body
    return movements.payAfterAll(reference)
      ? { status: 200, body: { reference } }
      : refused(422, 'expected the reference of a refund that was declined')
  }

  function faultFrom({ fault, channel }: Request['body']): Reply {
    if (!isFault(fault)) return refused(422, 'unknown fault')
    running.setFault(fault, channel)
    return { status: 200, body: { fault, channel } }
  }

  function plantFrom({ account, channel, kinds }: Request['body']): Reply {
    const known = Array.isArray(kinds) && kinds.every(kind => DISCREPANCIES.includes(kind))
    if (!known || !account || !channel) return refused(422, `expected account, channel and kinds of ${DISCREPANCIES}`)
    running.plant(account, channel, kinds)
    return { status: 200, body: { account, channel, kinds } }
  }

  function settlement({ path, channel }: Request): Reply {
    const [, , account = '', day = ''] = path
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return refused(422, 'expected a day as YYYY-MM-DD')
    const kinds = planted.get(`${account}/${channel}`) ?? []
    return { status: 200, body: settlementFile(store, { account, channel, day }, kinds), type: 'text/csv' }
  }

  const pageOf = (id: string) => `${running.url}/pay/${id}`

  function show(movement: Movement) {
    const { id, status, amountMinor, currency, channel } = movement
    const action = mannerOf(channel).asynchronous ? 'QR_CODE' : 'REDIRECT'
    return {
      ...{ id, status, amountMinor, currency },
      declineCode: status === 'DECLINED' ? declineCodeOf(movement) : undefined,
      ...(status === 'ACTION' ? { action, url: pageOf(id) } : {}),
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
    plant: (account, channel, kinds) => void planted.set(`${account}/${channel}`, kinds),
    setWebhookSecret: webhooks.setSecret,
    close: async () => {
      await webhooks.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      store.close()
    },
  }
  return running
}
