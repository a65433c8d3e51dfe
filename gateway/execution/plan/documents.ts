import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { OperationText, Refused } from '../types.ts'
import { conditionValues, conditionVariables } from './conditions.ts'

export interface DocumentCacheOptions<Operation> {
  schema: GraphQLSchema
  rules: readonly ValidationRule[]
  maxTokens: number
  maxDocuments: number
  /** Of their texts, together. */
  maxBytes: number
  /** Plans an operation of a document; called once for each set of values of its conditions. */
  plan(
    document: DocumentNode,
    definition: OperationDefinitionNode,
    conditions: ReadonlyMap<string, boolean>,
  ): Operation | Refused
}

/** Counts: an operation was found, or had to be planned. */
export type CountPlan = (hit: boolean) => void

/** Operations of one text, each for the values of its conditions. Eight conditions have more forms than anybody needs. */
const MAX_FORMS = 64

interface Checked<Operation> {
  document: DocumentNode
  conditions: readonly string[]
  /** By the values of the conditions and the name of the operation. */
  forms: Map<string, Operation | Refused>
}

/** What clients ask, parsed, validated and planned once. Those that were not asked for longest are forgotten. */
export class DocumentCache<Operation extends object> {
  #options: DocumentCacheOptions<Operation>
  #documents: LRUCache<string, Checked<Operation> | Refused>

  constructor(options: DocumentCacheOptions<Operation>) {
    const { maxDocuments: max, maxBytes: maxSize } = options
    this.#options = options
    this.#documents = new LRUCache({ max, maxSize, sizeCalculation: (_, text) => text.length + 1 })
  }

  get({ query, operationName = null, variables = {} }: OperationText, count?: CountPlan): Operation | Refused {
    const checked = this.#check(query)
    if ('refused' in checked) return checked
    const definition = getOperationAST(checked.document, operationName)
    if (!definition) return unknownOperation(operationName)
    // By its own name, which not every client says where there is but one.
    const name = definition.name?.value ?? ''
    if (checked.conditions.length === 0) return this.#form(checked, name, definition, NO_CONDITIONS, count)
    const conditions = conditionValues(checked.conditions, definition, variables)
    const key = `${[...conditions.values()].map(Number).join('')} ${name}`
    return this.#form(checked, key, definition, conditions, count)
  }

  #form(
    { document, forms }: Checked<Operation>,
    key: string,
    definition: OperationDefinitionNode,
    conditions: ReadonlyMap<string, boolean>,
    count: CountPlan | undefined,
  ): Operation | Refused {
    const known = forms.get(key)
    count?.(known !== undefined)
    if (known) return known
    const form = this.#options.plan(document, definition, conditions)
    if (forms.size === MAX_FORMS) forms.clear()
    forms.set(key, form)
    return form
  }

  #check(query: string): Checked<Operation> | Refused {
    const known = this.#documents.get(query)
    if (known) return known
    const checked = this.#checkNew(query)
    this.#documents.set(query, checked)
    return checked
  }

  #checkNew(query: string): Checked<Operation> | Refused {
    const { schema, maxTokens, rules } = this.#options
    let document: DocumentNode
    try {
      document = parse(query, { maxTokens })
    } catch (error) {
      if (error instanceof GraphQLError) return { refused: 'syntax', errors: [error] }
      throw error
    }
    const errors = validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 20 })
    if (errors.length > 0) return { refused: 'validation', errors }
    return { document, conditions: conditionVariables(document), forms: new Map() }
  }
}

const NO_CONDITIONS: ReadonlyMap<string, boolean> = new Map()

function unknownOperation(name: string | null): Refused {
  const message = name
    ? `Unknown operation named "${name}".`
    : 'Must provide operation name if query contains multiple operations.'
  return { refused: 'operation', errors: [new GraphQLError(message)] }
}
