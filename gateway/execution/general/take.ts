import { shownKey } from '../plan/aliases.ts'
import type { Step } from '../plan/steps.ts'
import type { Supergraph } from '../plan/supergraph.ts'
import type { EngineError, Path, SubgraphAnswer } from '../types.ts'
import { MalformedAnswer } from './ask.ts'
import { type Item, isItem, merge } from './items.ts'
import type { Problems } from './problems.ts'
import { rewrite } from './rewrites.ts'

/** The objects of a fetch and which entity of its answer belongs to each; without `places`, all of the answer does. */
export interface Receivers {
  items: readonly Item[]
  places: readonly number[] | null
  /** How many entities were asked for. */
  asked: number
}

/** Puts the answer of a fetch where it belongs. Throws MalformedAnswer when it is not the answer to that question. */
export function take(
  { full, interfaceObjects }: Supergraph,
  step: Step,
  answer: SubgraphAnswer,
  receivers: Receivers,
  problems: Problems,
): void {
  const errors = Array.isArray(answer.errors) ? answer.errors : []
  const data = isItem(answer.data) ? answer.data : null
  const entities = data && receivers.places ? entitiesOf(data, receivers.asked) : null
  for (const error of errors) report(step, error, receivers, problems)
  if (entities && receivers.places) {
    for (const entity of entities) {
      if (step.outputRewrites) rewrite(full, step.outputRewrites, entity)
      // The interface is all that this subgraph knows of its type; others may have told more.
      if (isItem(entity) && interfaceObjects.has(String(entity.__typename))) delete entity.__typename
    }
    for (const [index, item] of receivers.items.entries()) {
      const place = receivers.places[index] ?? -1
      if (place < 0) continue
      const entity = entities[place]
      if (isItem(entity)) merge(item, entity)
      else if (entity === null || entity === undefined) problems.unknown(item, step.keys)
      else problems.failed([item], noEntity(step), step.keys)
    }
  } else if (data) {
    if (step.outputRewrites) rewrite(full, step.outputRewrites, data)
    for (const item of receivers.items) merge(item, data)
  } else if (errors.length === 0) {
    throw new MalformedAnswer('data: expected an object, got null without an error')
  }
}

function noEntity({ subgraph: service }: Step): EngineError {
  const message = 'A part of the graph answered with something else than an object.'
  return { message, extensions: { code: 'INVALID_SUBGRAPH_ANSWER', service } }
}

function entitiesOf(data: Item, asked: number): unknown[] {
  const entities = data._entities
  if (!Array.isArray(entities)) throw new MalformedAnswer('data._entities: expected a list')
  if (entities.length !== asked) {
    throw new MalformedAnswer(`data._entities: expected ${asked} entities, got ${entities.length}`)
  }
  return entities
}

function report(step: Step, error: unknown, { items, places }: Receivers, problems: Problems): void {
  const given = isItem(error) ? error : {}
  const shown: EngineError = {
    message: typeof given.message === 'string' ? given.message : 'The subgraph reported an error without a message.',
    extensions: {
      code: 'DOWNSTREAM_SERVICE_ERROR',
      ...(isItem(given.extensions) ? given.extensions : {}),
      service: step.subgraph,
    },
    cause: error,
  }
  const path = pathOf(given.path)
  const concerned = (index: unknown) => items.filter((_, at) => places?.[at] === index)
  if (!places) {
    if (path.length > 0) problems.reported(items, path, shown)
    else problems.failed(items, shown, step.keys)
  } else if (path[0] === '_entities' && typeof path[1] === 'number') {
    if (path.length > 2) problems.reported(concerned(path[1]), path.slice(2), shown)
    else problems.failed(concerned(path[1]), shown, step.keys)
  } else {
    problems.failed(
      items.filter((_, at) => (places[at] ?? -1) >= 0),
      shown,
      step.keys,
    )
  }
}

/** In the client's names. */
function pathOf(given: unknown): Path {
  if (!Array.isArray(given)) return []
  return (given as Path).map(part => (typeof part === 'string' ? shownKey(part) : part))
}
