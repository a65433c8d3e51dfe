import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'

/** A primary under test, in a process of its own. */
export interface Launched {
  child: ChildProcess
  /** The first line with this message that was not awaited before; rejects when the primary ends without one. */
  until(message: string): Promise<Record<string, unknown>>
  /** Its exit code, and what it wrote to stderr. */
  ended: Promise<{ code: number | null; errors: string }>
}

export function launch(file: string, args: string[], env: NodeJS.ProcessEnv = process.env): Launched {
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: { fields: Record<string, unknown>; taken: boolean }[] = []
  const changed = new EventTarget()
  let errors = ''
  let open = true
  const tell = () => changed.dispatchEvent(new Event('line'))
  child.stderr.on('data', chunk => {
    errors += chunk
  })
  createInterface({ input: child.stdout })
    .on('line', line => {
      lines.push({ fields: JSON.parse(line), taken: false })
      tell()
    })
    .on('close', () => {
      open = false
      tell()
    })
  return {
    child,
    ended: once(child, 'close').then(([code]) => ({ code, errors })),
    until: async message => {
      for (;;) {
        const found = lines.find(({ fields, taken }) => !taken && (fields.message ?? fields.msg) === message)
        if (found) {
          found.taken = true
          return found.fields
        }
        if (!open) throw new Error(`the primary ended before it said "${message}": ${errors}`)
        await once(changed, 'line')
      }
    },
  }
}

/** Sends a request and reads its answer; without an agent on a connection of its own. Nothing is tried again. */
export async function ask(url: string, agent: Agent | false = false): Promise<string> {
  const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'text/plain' } })
  sent.end('hello')
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return text
}

/** Clients that ask one request after the other until they are stopped, half of them on kept-alive connections. */
export function askContinuously(url: string): { stop(): Promise<{ answers: number; failures: unknown[] }> } {
  const agent = new Agent({ keepAlive: true })
  const failures: unknown[] = []
  let answers = 0
  let going = true
  const client = async (own: Agent | false) => {
    while (going)
      await ask(url, own).then(
        () => (answers += 1),
        error => failures.push(error),
      )
  }
  const clients = [client(agent), client(agent), client(false), client(false)]
  return {
    stop: async () => {
      going = false
      await Promise.all(clients)
      agent.destroy()
      return { answers, failures }
    },
  }
}
