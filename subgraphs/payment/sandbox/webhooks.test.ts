import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Kind, type Movement, openStore } from './store.ts'
import { startWebhooks, type Webhooks } from './webhooks.ts'

/** A merchant that answers when it is told to: what has come, in order, and is not answered yet. */
let waiting: { reference: string; response: ServerResponse }[]
let webhooks: Webhooks
let close: () => Promise<void>
beforeEach(async () => {
  waiting = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    waiting.push({ reference: JSON.parse(Buffer.concat(chunks).toString()).reference, response })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const store = openStore(':memory:')
  webhooks = startWebhooks({ webhookUrl, secret: 'secret', port: 0, data: ':memory:' }, store)
  close = async () => {
    const stopped = webhooks.stop()
    server.closeAllConnections()
    await stopped
    server.close()
    store.close()
  }
})
afterEach(() => close())

const movement = (kind: Kind, reference: string, detail = ''): Movement => ({
  ...{ id: `mv_${reference}`, kind, reference, detail, status: 'SUCCEEDED', amountMinor: '1', currency: 'CNY' },
  ...{ channel: '', account: '', at: 0, fault: 'none', hold: 0 },
})
const come = () => waiting.map(({ reference }) => reference).sort()
const answer = (reference: string) => {
  const [one] = waiting.splice(
    waiting.findIndex(each => each.reference === reference),
    1,
  )
  one!.response.writeHead(200).end()
}

it('sends eight at once and the next when one is answered', async () => {
  const names = Array.from({ length: 9 }, (_, n) => `charge_${n}`)
  for (const name of names) webhooks.announce(movement('charge', name))
  await expect.poll(come).toEqual(names.slice(0, 8))
  answer('charge_3')
  await expect.poll(come).toEqual(names.filter(name => name !== 'charge_3'))
})

it('tells of one charge and what follows it one after the other', async () => {
  webhooks.announce(movement('charge', 'first'))
  webhooks.announce(movement('refund', 'of_first', 'first'))
  webhooks.announce(movement('charge', 'second'))
  await expect.poll(come).toEqual(['first', 'second'])
  answer('first')
  await expect.poll(come).toEqual(['of_first', 'second'])
})
