import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'
import { LRUCache } from 'lru-cache'

type Checked = { document: DocumentNode; errors?: undefined } | { document?: undefined; errors: GraphQLError[] }

/**
 * Parsed and validated documents. Callers are the gateway's planner and other subgraphs, which repeat themselves: nearly
 * every request is a hit. Bounded, because plans change with what clients ask.
 */
export class DocumentCache {
  #schema: GraphQLSchema
  #byText: LRUCache<string, Checked>
  #byNode = new WeakMap<DocumentNode, Checked>()

  constructor(schema: GraphQLSchema, max = 2_000) {
    this.#schema = schema
    this.#byText = new LRUCache({ max })
  }

  /** `document` is the parsed `text`, if the caller has it (the in-process planner does). */
  get(text: string, document?: DocumentNode): Checked {
    if (document) {
      const known = this.#byNode.get(document) ?? this.#check(document)
      this.#byNode.set(document, known)
      return known
    }
    const known = this.#byText.get(text) ?? this.#parse(text)
    this.#byText.set(text, known)
    return known
  }

  #parse(text: string): Checked {
    try {
      return this.#check(parse(text))
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] }
      throw error
    }
  }

  #check(document: DocumentNode): Checked {
    const errors = validate(this.#schema, document)
    if (errors.length === 0) return { document }
    return { errors: errors.map(error => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } })
}
