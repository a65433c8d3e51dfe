import type { DocumentNode, GraphQLError, GraphQLFormattedError, OperationTypeNode } from 'graphql'

/** One request to one subgraph, as the plan has it. Made once per plan and the same object for each of its runs. */
export interface Fetch {
  /** Its place in the plan, in the order of the plan's text. */
  id: number
  subgraph: string
  kind: OperationTypeNode
  operationName: string | null
  /** The GraphQL text that the subgraph gets. */
  text: string
  /** `text`, parsed. */
  document: DocumentNode
}

/** What a fetch of entities asks about: what its body is made of, for those who make one of several. */
export interface AskedEntities {
  /** The body up to the first representation, in bytes. `]}}` ends it. */
  head: string
  /** JSON in bytes, each once, in the order in which the answer has their entities. */
  representations: readonly string[]
}

/** A subgraph elsewhere: bytes there, bytes back. Rejects when there is no answer. */
export interface ByteSource<Context> {
  kind: 'bytes'
  subgraph: string
  /**
   * `body` is the whole JSON request, each character one byte (latin1): text that came from another subgraph goes on
   * without being decoded. Answers the body of the response as it came, whatever it holds.
   */
  send(
    fetch: Fetch,
    body: string,
    context: Context,
    signal: AbortSignal | undefined,
    /** Of a fetch at the root null. Not optional, so that nobody who wraps a source forgets it. */
    entities: AskedEntities | null,
  ): Promise<Uint8Array>
  close(): Promise<void>
}

/** A subgraph of this process: values there, values back. */
export interface ValueSource<Context> {
  kind: 'values'
  subgraph: string
  /** The engine may change what it is given. */
  execute(
    fetch: Fetch,
    variables: Record<string, unknown>,
    context: Context,
    signal: AbortSignal | undefined,
  ): Promise<SubgraphAnswer>
  close(): Promise<void>
}

export type Source<Context> = ByteSource<Context> | ValueSource<Context>

/** What a subgraph answers, before anything of it has been checked. */
export interface SubgraphAnswer {
  data?: unknown
  errors?: unknown
}

export type Path = readonly (string | number)[]

/** What went wrong in an operation, before it is shown to anybody. */
export interface EngineError {
  message: string
  path?: Path
  /** `code` always; `service` where one subgraph is the reason; and whatever the subgraph added. */
  extensions: { code: string; service?: string; [name: string]: unknown }
  /** For the log: what lies below, when the message does not tell. */
  cause?: unknown
}

export interface EngineAnswer {
  /** The whole response: `{"data":...}`, with `errors` first where there are any. */
  body: string
  /** How the characters of `body` become bytes. */
  encoding: 'latin1' | 'utf8'
  errors: readonly EngineError[]
  /** False when `data` is null or absent. */
  hasData: boolean
  /** Which executor made it. */
  path: 'splice' | 'general'
}

/** An operation that was parsed, validated and planned. Cached; holds nothing of a request. */
export interface PreparedOperation<Context> {
  kind: OperationTypeNode
  name: string | null
  /** The validated document and, of it, this operation. */
  document: DocumentNode
  /** Notes of whoever prepares operations (limits, cache headers), kept as long as the operation is. */
  notes: Map<string, unknown>
  /** Checks and coerces the variables as the specification says. */
  variables(given: unknown): { values: Record<string, unknown> } | { errors: readonly GraphQLError[] }
  /** Never rejects for what a client or a subgraph does wrong. */
  execute(values: Record<string, unknown>, context: Context, signal?: AbortSignal): EngineAnswer | Promise<EngineAnswer>
}

export interface OperationText {
  query: string
  operationName?: string | null
  /** Those of @skip and @include are part of the plan. */
  variables?: Record<string, unknown>
}

/** Why an operation cannot be run: the text is no GraphQL, does not fit the schema, names no operation of it, or has no plan. */
export interface Refused {
  refused: 'syntax' | 'validation' | 'operation' | 'planning'
  errors: readonly GraphQLError[]
}

/** How an error is shown to the client. The place for masking and for logging what was masked. */
export type Present<Context> = (error: EngineError, context: Context) => GraphQLFormattedError
