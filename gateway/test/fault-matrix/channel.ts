import type { Cell } from './cells.ts'
import { MOVEMENT } from './cells.ts'

/** How many deliveries of what the channel tells are not taken, at `webhook`. */
const REFUSED = 2

interface Movement {
  reference: string
  amountMinor: string
}

/**
 * Has each movement of a cell go wrong as the cell says, the first time that the channel is asked for it: by the sandbox's
 * own means, or on the way there. What it is about is told by the amount, which each cell has its own of.
 */
export function interfere(cells: readonly Cell[], sandboxUrl: string, webhookUrl: string) {
  const real = globalThis.fetch
  const cellOf = new Map(cells.map(cell => [cell.price, cell]))
  const met = new Set<string>()
  const refused = new Map<string, number>()
  const asked: string[] = []

  const send = (cell: Cell, input: URL, init: RequestInit): Promise<Response> => {
    if (cell.fault === 'down') return Promise.reject(new TypeError('fetch failed'))
    if (cell.fault === 'unavailable') return Promise.resolve(Response.json({ error: 'unavailable' }, { status: 503 }))
    return real(input, { ...init, headers: { ...init.headers, 'x-sandbox-fault': cell.fault } })
  }
  const outward = (input: URL, init: RequestInit): Promise<Response> => {
    const { reference, amountMinor } = JSON.parse(String(init.body)) as Movement
    const cell = cellOf.get(BigInt(amountMinor))
    const kind = input.pathname.split('/').at(-1)!.slice(0, -1)
    if (cell) asked.push(`${kind} ${cell.name}`)
    const first = !met.has(`${kind} ${cell?.name}`) && cell && MOVEMENT[cell.step] === kind
    met.add(`${kind} ${cell?.name}`)
    return first && reference ? send(cell, input, init) : real(input, init)
  }
  const inward = (input: string, init: RequestInit): Promise<Response> => {
    const { reference, amountMinor } = JSON.parse(String(init.body)) as Movement
    const cell = cellOf.get(BigInt(amountMinor)) ?? cellOf.get(BigInt(amountMinor) * 2n)
    const times = refused.get(reference) ?? 0
    if (cell?.step !== 'webhook' || times >= REFUSED) return real(input, init)
    refused.set(reference, times + 1)
    return Promise.resolve(new Response(null, { status: 503 }))
  }
  globalThis.fetch = (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (String(input) === webhookUrl) return inward(webhookUrl, init)
    return url.href.startsWith(sandboxUrl) && init.method === 'POST' && url.pathname.startsWith('/v1/')
      ? outward(url, init)
      : real(input, init)
  }
  return {
    /** What the channel was asked for, of which cell. */
    asked,
    end: () => {
      globalThis.fetch = real
    },
  }
}
