import { createHash } from 'node:crypto'
import { GraphQLError, parse, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      name: z.string(),
      type: z.string(),
      clientName: z.string().optional(),
    }),
  ),
})

interface Registered {
  body: string
  clients: Set<string>
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The registered operations. Clients may share one; each only has its own. */
export class Manifest {
  #byId = new Map<string, Registered>()
  /** Free text is normalised once: clients repeat themselves. */
  #normalised = new LRUCache<string, string>({ max: 1_000 })

  /** Takes the text of schema/operations/manifest.json. */
  constructor(text: string) {
    for (const { id, body, clientName } of manifestSchema.parse(JSON.parse(text)).operations) {
      const entry = this.#byId.get(id) ?? { body, clients: new Set() }
      entry.clients.add(clientName ?? '')
      this.#byId.set(id, entry)
    }
  }

  /** The body of a registered operation; with `client`, only if it is registered for that client. */
  body(id: string, client?: string): string | undefined {
    const entry = this.#byId.get(id)
    return entry && (client === undefined || entry.clients.has(client)) ? entry.body : undefined
  }

  /** Whether this text is a registered operation, whatever its white space and comments. */
  includes(text: string, client?: string): boolean {
    return this.body(sha256(text), client) !== undefined || this.body(this.#normalisedId(text), client) !== undefined
  }

  #normalisedId(text: string): string {
    const known = this.#normalised.get(text)
    if (known !== undefined) return known
    const id = normalise(text)
    if (text.length < 50_000) this.#normalised.set(text, id)
    return id
  }
}

function normalise(text: string): string {
  try {
    return sha256(print(parse(text, { maxTokens: 10_000, noLocation: true })))
  } catch (error) {
    if (error instanceof GraphQLError) return ''
    throw error
  }
}
