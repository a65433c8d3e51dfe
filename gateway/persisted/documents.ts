import { hasRole, type Viewer } from '#shared/auth.ts'
import { malformed, RequestError } from '../http/errors.ts'
import type { Params } from '../http/params.ts'
import { type KeyValueCache, texts } from './cache.ts'
import { type Manifest, sha256 } from './manifest.ts'

export interface PersistedOptions {
  manifest: Manifest | undefined
  /** Hashes registered by clients (APQ), under `apq:<hash>`; the gateways share it. */
  cache: KeyValueCache
  /** Only registered operations, for everybody. */
  requirePersisted: boolean
}

/** The parts of a GraphQL request that name its operation. */
export type OperationNames = Pick<Params, 'query' | 'documentId' | 'extensions'>

const DAY_SECONDS = 86_400

/**
 * Turns a document id or a registered hash into its text, and refuses what the viewer may not send. Runs before
 * anything is parsed: a partner's free text never gets that far.
 */
export class PersistedDocuments {
  #options: PersistedOptions
  /** What was asked of the shared cache before: a hash never stands for another text. */
  #known = texts()

  constructor(options: PersistedOptions) {
    this.#options = options
  }

  /** The text of the operation. A promise only where the shared cache must be asked. */
  text(params: OperationNames, viewer: Viewer): string | Promise<string> {
    const { query } = params
    const restricted = isPartner(viewer)
    const listOnly = restricted || this.#options.requirePersisted
    const client = restricted ? 'partner' : undefined
    const id = idOf(params)
    if (query === undefined) {
      if (id === undefined) throw malformed('query: expected the text of an operation, or the id of a persisted one')
      const listed = this.#options.manifest?.body(id, client)
      if (listed !== undefined) return listed
      if (listOnly) throw notInList()
      return this.#known.get(id) ?? this.#shared(id, params.documentId !== undefined)
    }
    if (params.documentId !== undefined) {
      throw malformed('expected either documentId or query, got both', 'CANNOT_SEND_PQ_ID_AND_BODY')
    }
    if (listOnly && !this.#options.manifest?.includes(query, client)) throw notInSafelist()
    if (id !== undefined && this.#known.get(id) !== query && sha256(query) !== id) {
      throw new RequestError(400, 'BAD_REQUEST', 'persistedQuery: expected the SHA-256 of the query, got another one')
    }
    return query
  }

  /** Registers the text that came along with its hash, once it is known to be an operation. Nobody waits for it. */
  register({ query, extensions }: OperationNames): void {
    if (query === undefined || extensions === undefined) return
    const hash = hashOf(extensions)
    if (hash === undefined || this.#known.has(hash)) return
    this.#known.set(hash, query)
    void this.#options.cache.set(`apq:${hash}`, query, { ttl: DAY_SECONDS })
  }

  async #shared(id: string, byDocumentId: boolean): Promise<string> {
    const found = await this.#options.cache.get(`apq:${id}`)
    // Whoever could write to the cache could otherwise put another operation under a hash that clients trust.
    if (found === undefined || sha256(found) !== id) throw notFound(byDocumentId)
    this.#known.set(id, found)
    return found
  }
}

/** Partners who are nothing else. Operations staff with a partner's token as well are not held to the list. */
function isPartner(viewer: Viewer): boolean {
  return viewer.roles.includes('PARTNER') && !hasRole(viewer, 'OPS')
}

function idOf({ documentId, extensions }: OperationNames): string | undefined {
  if (documentId !== undefined) {
    const id = /^(?:sha256:)?([\w.~-]{1,128})$/.exec(documentId)?.[1]
    if (!id) throw malformed('documentId: expected "sha256:<64 hex digits>"')
    return id
  }
  return extensions === undefined ? undefined : hashOf(extensions)
}

function hashOf({ persistedQuery }: Record<string, unknown>): string | undefined {
  if (persistedQuery === undefined || persistedQuery === null) return undefined
  const { version, sha256Hash } = persistedQuery as { version?: unknown; sha256Hash?: unknown }
  if (version !== undefined && version !== 1) throw malformed('persistedQuery.version: expected 1')
  if (typeof sha256Hash !== 'string' || sha256Hash === '' || sha256Hash.length > 128) {
    throw malformed('persistedQuery.sha256Hash: expected 64 hex digits')
  }
  return sha256Hash
}

/** As hashes it is answered 200: that is APQ's own protocol, whose clients know the code and send the text next. */
function notFound(byDocumentId: boolean): RequestError {
  if (byDocumentId) return new RequestError(400, 'PERSISTED_QUERY_NOT_FOUND', 'expected the id of a known document')
  return new RequestError(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
}

function notInList(): RequestError {
  const message = 'expected the id of an operation registered for this client'
  return new RequestError(400, 'PERSISTED_QUERY_NOT_IN_LIST', message)
}

function notInSafelist(): RequestError {
  return new RequestError(400, 'QUERY_NOT_IN_SAFELIST', 'expected an operation registered for this client')
}
