import { GraphQLError, type GraphQLSchema, getOperationAST, type ValidationRule } from 'graphql'
import { type Check, noted, type Operation } from './check.ts'
import { type Measure, measure, type PageSizes } from './measure.ts'

/** The most an operation may ask for. Defaults with their reason in DEFAULT_LIMITS. */
export interface Limits {
  maxDepth: number
  maxAliases: number
  maxRootFields: number
  maxCost: number
}

/** Well above the deepest of our clients' operations (the room: 7 deep, cost about 500), well below what hurts. */
export const DEFAULT_LIMITS: Limits = { maxDepth: 15, maxAliases: 30, maxRootFields: 20, maxCost: 10_000 }

const SHAPE: { what: keyof Measure; limit: keyof Limits; code: string; name: string }[] = [
  { what: 'depth', limit: 'maxDepth', code: 'MAX_DEPTH_LIMIT', name: 'a depth' },
  { what: 'aliases', limit: 'maxAliases', code: 'MAX_ALIASES_LIMIT', name: 'a number of aliases' },
  { what: 'rootFields', limit: 'maxRootFields', code: 'MAX_ROOT_FIELDS_LIMIT', name: 'a number of root fields' },
]

/** Refuses operations of a shape that takes long to plan. A rule of validation, so that no planner ever sees them. */
export function shapeRule(limits: Limits): ValidationRule {
  return context => ({
    OperationDefinition: {
      leave: operation => {
        const measured = measure(context.getSchema(), context.getDocument(), operation, {})
        for (const { what, limit, code, name } of SHAPE) {
          if (measured[what] <= limits[limit]) continue
          const message = `expected ${name} of at most ${limits[limit]}, got ${measured[what]}`
          return context.reportError(new GraphQLError(message, { extensions: { code } }))
        }
        return undefined
      },
    },
  })
}

/** How many costs are remembered per operation. */
const REMEMBERED = 100

interface Costs {
  sizes: PageSizes
  /** By the sizes of pages, the only variables that the cost depends on. */
  known: Map<string, number>
}

/** Refuses operations that would bring more than is good for anybody. */
export function costCheck(schema: () => GraphQLSchema, { maxCost }: Limits): Check {
  return (operation, values) => {
    const costs = noted(operation, 'costs', (): Costs => ({ sizes: new Set(), known: new Map() }))
    const key = costs.sizes.size === 0 ? '' : keyOf(costs.sizes, values)
    const cost = costs.known.get(key) ?? costOf(schema(), operation, values, costs)
    if (cost <= maxCost) return undefined
    const message = `expected an estimated cost of at most ${maxCost}, got ${cost}`
    return {
      reason: 'limit',
      error: new GraphQLError(message, { extensions: { code: 'COST_ESTIMATED_TOO_EXPENSIVE' } }),
    }
  }
}

function costOf(
  schema: GraphQLSchema,
  { document, name }: Operation,
  values: Record<string, unknown>,
  { sizes, known }: Costs,
): number {
  const operation = getOperationAST(document, name)
  if (!operation) throw new Error(`expected the operation ${name} in its own document`)
  const { cost } = measure(schema, document, operation, values, sizes)
  if (known.size >= REMEMBERED) known.clear()
  known.set(keyOf(sizes, values), cost)
  return cost
}

function keyOf(sizes: PageSizes, values: Record<string, unknown>): string {
  let key = ''
  for (const name of sizes) {
    const value = values[name]
    key += typeof value === 'number' ? `${value},` : value === undefined ? 'u,' : ','
  }
  return key
}
