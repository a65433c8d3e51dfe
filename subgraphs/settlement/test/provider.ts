import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A real HTTP server with the transfer interface of the sandbox provider, and faults that a test sets. */
export interface TransferServer {
  url: string
  /** Transfers made, by reference. */
  made: Map<string, { id: string; amountMinor: string; destination: string }>
  /** How many times a transfer was asked for. */
  asked: number
  /** `lost`: the transfer is made and the answer lost. `down`: nothing is made, no answer. `refuse`: 422. */
  fault: 'none' | 'lost' | 'down' | 'refuse'
  close(): Promise<void>
}

export async function startTransferServer(): Promise<TransferServer> {
  const state: TransferServer = { url: '', made: new Map(), asked: 0, fault: 'none', close: async () => {} }
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.method === 'GET') {
      const found = state.made.get(decodeURIComponent(request.url!.split('/').at(-1)!))
      return found ? answer(200, { id: found.id, status: 'SUCCEEDED' }) : answer(404, {})
    }
    let text = ''
    for await (const chunk of request) text += chunk
    state.asked += 1
    const { reference, amountMinor, destination } = JSON.parse(text)
    if (state.fault === 'down') return response.destroy()
    if (state.fault === 'refuse') return answer(422, { error: 'account closed' })
    if (!state.made.has(reference)) state.made.set(reference, { id: `tr_${reference}`, amountMinor, destination })
    if (state.fault === 'lost') return response.destroy()
    return answer(200, { id: state.made.get(reference)!.id, status: 'SUCCEEDED' })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  state.close = () =>
    new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return state
}
