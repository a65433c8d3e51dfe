import { hasRole, type Viewer } from '#shared/auth.ts'
import { RequestError } from '../http/errors.ts'
import type { KeyValueCache } from './cache.ts'
import type { Manifest } from './manifest.ts'

/** The parts of a GraphQL request that name its operation. */
export interface OperationParams {
  query?: unknown
  documentId?: unknown
  extensions?: { persistedQuery?: { version?: unknown; sha256Hash?: unknown } } | null
  [name: string]: unknown
}

export interface PersistedOptions {
  manifest: Manifest | undefined
  /** Hashes registered by clients (APQ), under `apq:<hash>`. */
  cache: KeyValueCache
  /** Only registered operations, for everybody. */
  requirePersisted: boolean
}

/**
 * Turns a document id or a registered hash into its text, and refuses what the viewer may not send. Runs before
 * anything is parsed: a partner's free text never gets that far. Answers the parameters for the server.
 */
export async function resolveOperation(
  params: OperationParams,
  viewer: Viewer,
  options: PersistedOptions,
): Promise<OperationParams> {
  const restricted = isPartner(viewer)
  const listOnly = restricted || options.requirePersisted
  const client = restricted ? 'partner' : undefined
  const id = idOf(params)
  const { query } = params

  if (params.documentId !== undefined && query !== undefined && query !== null) {
    throw new RequestError(400, 'CANNOT_SEND_PQ_ID_AND_BODY', 'expected either documentId or query, got both')
  }
  if (id !== undefined && typeof query !== 'string') {
    const text = options.manifest?.body(id, client) ?? (listOnly ? undefined : await options.cache.get(`apq:${id}`))
    if (text !== undefined) return { ...without(params), query: text }
    if (listOnly)
      throw new RequestError(
        400,
        'PERSISTED_QUERY_NOT_IN_LIST',
        'expected the id of an operation registered for this client',
      )
    // APQ's own answer is the server's: its clients know it and send the text next.
    if (params.documentId === undefined) return params
    throw new RequestError(400, 'PERSISTED_QUERY_NOT_FOUND', 'expected the id of a known document')
  }
  if (listOnly && typeof query === 'string' && !options.manifest?.includes(query, client)) {
    throw new RequestError(400, 'QUERY_NOT_IN_SAFELIST', 'expected an operation registered for this client')
  }
  return params
}

/** Partners who are nothing else. Operations staff with a partner's token as well are not held to the list. */
function isPartner(viewer: Viewer): boolean {
  return viewer.roles.includes('PARTNER') && !hasRole(viewer, 'OPS')
}

function idOf({ documentId, extensions }: OperationParams): string | undefined {
  if (documentId !== undefined) {
    const id = typeof documentId === 'string' ? /^(?:sha256:)?([\w.~-]{1,128})$/.exec(documentId)?.[1] : undefined
    if (!id) throw new RequestError(400, 'BAD_REQUEST', 'documentId: expected "sha256:<64 hex digits>"')
    return id
  }
  const hash = extensions?.persistedQuery?.sha256Hash
  return typeof hash === 'string' ? hash : undefined
}

/** The text now stands for the id. A hash that is no hash of it (a custom id) would be refused by the server. */
function without({ documentId: _id, extensions, ...rest }: OperationParams): OperationParams {
  if (!extensions?.persistedQuery) return extensions ? { ...rest, extensions } : rest
  const { persistedQuery: _hash, ...others } = extensions
  return { ...rest, extensions: others }
}
