import type { GraphQLDataSource } from '@apollo/gateway'

type Request = Parameters<GraphQLDataSource['process']>[0]
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>

/**
 * Asks for each entity once. The planner lists a representation per place it is needed at, so a page of orders for one
 * product would ask for that product once per order; the answers are put back to all their places.
 */
export function deduplicated(source: GraphQLDataSource): GraphQLDataSource {
  return {
    async process(options) {
      const representations: unknown = options.request.variables?.representations
      if (!Array.isArray(representations) || representations.length < 2) return source.process(options)
      const { unique, places } = collapse(representations)
      if (unique.length === representations.length) return source.process(options)
      const variables = { ...options.request.variables, representations: unique }
      const response = await source.process({ ...options, request: { ...options.request, variables } } as Request)
      return expand(response, places)
    },
  }
}

/** `places[i]` is where the i-th representation is found among the unique ones. */
function collapse(representations: readonly unknown[]): { unique: unknown[]; places: number[] } {
  const unique: unknown[] = []
  const seen = new Map<string, number>()
  const places = representations.map(representation => {
    const key = JSON.stringify(representation)
    const known = seen.get(key)
    if (known !== undefined) return known
    seen.set(key, unique.length)
    unique.push(representation)
    return unique.length - 1
  })
  return { unique, places }
}

function expand(response: Response, places: readonly number[]): Response {
  const entities: unknown = response.data?._entities
  const taken = new Set<number>()
  const all = Array.isArray(entities)
    ? places.map(place => {
        if (taken.has(place)) return structuredClone(entities[place])
        taken.add(place)
        return entities[place]
      })
    : undefined
  return {
    ...response,
    ...(all ? { data: { ...response.data, _entities: all } } : {}),
    ...(response.errors ? { errors: response.errors.flatMap(error => toEachPlace(error, places)) } : {}),
  }
}

type ResponseError = NonNullable<Response['errors']>[number]

/** An error at one entity is an error at each place that it stands for. */
function toEachPlace(error: ResponseError, places: readonly number[]): ResponseError[] {
  const [root, index, ...rest] = error.path ?? []
  if (root !== '_entities' || typeof index !== 'number') return [error]
  const { message, extensions, locations } = error
  return places.flatMap((place, at) =>
    place === index ? [{ message, extensions, locations, path: ['_entities', at, ...rest] } as ResponseError] : [],
  )
}
