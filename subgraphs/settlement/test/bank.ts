import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type RunningSandbox, startSandbox } from '../../payment/sandbox/server.ts'

/** The sandbox provider behind a wire that a test can watch, cut or hold. */
export interface Bank {
  url: string
  sandbox: RunningSandbox
  /** How many transfers were asked for. */
  asked: number
  /** Refuses every transfer, as a bank does when an account is closed; the sandbox never sees it. */
  refuses: boolean
  /** Holds the sandbox's answers back; resolves when the first one is there. */
  hold(): Promise<void>
  close(): Promise<void>
}

export async function startBank(): Promise<Bank> {
  const settings = { port: 0, data: ':memory:', webhookUrl: 'http://127.0.0.1:9/', secret: 'transfers-send-none' }
  const sandbox = await startSandbox(settings)
  let held: { arrived: () => void } | null = null
  const server = createServer(async (request, response) => {
    const body = await read(request)
    if (request.method === 'POST') bank.asked += 1
    if (request.method === 'POST' && bank.refuses) return response.writeHead(422).end('{"error":"account closed"}')
    try {
      const init = request.method === 'POST' ? { method: 'POST', body } : {}
      const answer = await fetch(new URL(request.url!, sandbox.url), init)
      const text = await answer.text()
      if (held) return held.arrived()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const bank: Bank = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sandbox,
    asked: 0,
    refuses: false,
    hold: () =>
      new Promise(resolve => {
        held = {
          arrived: () => {
            held = null
            resolve()
          },
        }
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await sandbox.close()
    },
  }
  return bank
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
