import { hash } from 'node:crypto'
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

export const sha256 = (text: string): string => hash('sha256', text)

/** The registered operations. Clients may share one; each only has its own. */
export class Manifest {
  #byId = new Map<string, Registered>()
  /** The ids that a free text may be registered under, as it is and normalised: clients repeat themselves. */
  #ids = new LRUCache<string, readonly string[]>({ max: 1_000 })

  /** Takes the text of schema/operations/manifest.json. */
  constructor(text: string) {
    for (const { id, body, clientName } of manifestSchema.parse(JSON.parse(text)).operations) {
      const entry = this.#byId.get(id) ?? { body, clients: new Set() }
      entry.clients.add(clientName ?? '')
      this.#byId.set(id, entry)
    }
  }

  /** The texts of all operations. */
  *texts(): Generator<{ query: string }> {
    for (const { body } of this.#byId.values()) yield { query: body }
  }

  /** The body of a registered operation; with `client`, only if it is registered for that client. */
  body(id: string, client?: string): string | undefined {
    const entry = this.#byId.get(id)
    return entry && (client === undefined || entry.clients.has(client)) ? entry.body : undefined
  }

  /** Whether this text is a registered operation, whatever its white space and comments. */
  includes(text: string, client?: string): boolean {
    return this.#idsOf(text).some(id => this.body(id, client) !== undefined)
  }

  #idsOf(text: string): readonly string[] {
    const known = this.#ids.get(text)
    if (known) return known
    const ids = [sha256(text), normalise(text)]
    if (text.length < 50_000) this.#ids.set(text, ids)
    return ids
  }
}

/** The id of the text without its white space and comments; none when it is no GraphQL. */
function normalise(text: string): string {
  try {
    return sha256(print(parse(text, { maxTokens: 10_000, noLocation: true })))
  } catch (error) {
    if (error instanceof GraphQLError) return ''
    throw error
  }
}
