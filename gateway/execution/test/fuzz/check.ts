import type { Fixture } from '../fixtures/fixture.ts'
import { type Answer, difference, type Perturb, type Runner, reference } from './answer.ts'
import { conformity } from './conforms.ts'
import type { Operation } from './generate.ts'
import { minimise } from './minimise.ts'
import { harmful, harmless, LEAK, oneHarm } from './perturb.ts'

/** Looks at an operation in one way; says what is wrong, or nothing. */
export type Check = (operation: Operation) => Promise<string | undefined>

/** Runs an operation on a copy of the data; what it throws is an answer too, and never the right one. */
export async function attempt(
  { open }: Fixture,
  runner: Runner,
  operation: Operation,
  perturb?: Perturb,
): Promise<Answer> {
  const db = open()
  try {
    return { ...(await runner.run(operation, db, perturb)), done: db.done }
  } catch (error) {
    return { data: 'thrown', errors: [{ message: error instanceof Error ? error.message : String(error) }] }
  }
}

/** The answer is graphql-js's own, also when subgraphs write the same data in other ways. */
export function sameAsReference(fixture: Fixture, runner: Runner, seed?: number): Check {
  return async operation => {
    const right = await reference(fixture, operation)
    const perturb = seed === undefined ? undefined : harmless(seed, fixture.opaque)
    const answer = await attempt(fixture, runner, operation, perturb)
    const wrong = difference(right, answer) ?? (perturb ? undefined : sloppiness(answer))
    return wrong && `${runner.name}${perturb ? `, harmless ${seed}` : ''}: ${wrong}`
  }
}

/** Keys that come twice would be lost on the way to a comparison, and so would space. */
function sloppiness({ body }: Answer): string | undefined {
  return body === undefined || JSON.stringify(JSON.parse(body)) === body ? undefined : `body ${body}`
}

/** Two forms of the engine cut the same answers, also of those that are written in other ways. */
export function samePath(fixture: Fixture, [one, other]: readonly [Runner, Runner], seed: number): Check {
  return async operation => {
    for (const perturb of [undefined, harmless(seed, fixture.opaque)]) {
      const [first, second] = await Promise.all([
        attempt(fixture, one, operation, perturb),
        attempt(fixture, other, operation, perturb),
      ])
      if (first.path !== second.path) return `path: ${one.name} ${first.path}, ${other.name} ${second.path}`
    }
    return undefined
  }
}

/** Whatever subgraphs answer, two executors make the same of it, it fits the operation, and holds nothing else. */
export function sameAsEachOther(fixture: Fixture, [one, other]: readonly [Runner, Runner], seed: number): Check {
  return async operation => {
    const [first, second] = await Promise.all([
      attempt(fixture, one, operation, harmful(seed, fixture.opaque)),
      attempt(fixture, other, operation, harmful(seed, fixture.opaque)),
    ])
    const title = `harmful ${seed}, ${one.name} (got) and ${other.name} (expected)`
    const [told, tells] = [messages(second), messages(first)]
    const wrong =
      difference(second, first) ?? (told === tells ? undefined : `messages\n  expected ${told}\n  got      ${tells}`)
    if (wrong) return `${title}: ${wrong}`
    if (JSON.stringify(first.data)?.includes(LEAK)) return `${title}: what nobody asked for is in ${first.body}`
    const unfit = conformity(fixture.merged, operation, first)
    return unfit && `${title}: ${unfit}\n  in ${first.body}`
  }
}

/**
 * One wrong thing in the answer of a subgraph changes nothing, or there is an error. (A null that the subgraph's own schema
 * forbids and the graph's does not is nothing wrong to the gateway; the seeds of the tests do not come upon one.)
 */
export function neverSilent(fixture: Fixture, runner: Runner, seed: number): Check {
  return async operation => {
    const right = await reference(fixture, operation)
    const { illegal, errors, data, body } = await attempt(fixture, runner, operation, oneHarm(seed))
    const silent = illegal && errors.length === 0 && JSON.stringify(data) !== JSON.stringify(right.data)
    return silent ? `one harm ${seed}, ${runner.name}: no error, but ${illegal}\n  in ${body}` : undefined
  }
}

function messages({ errors }: Answer): string {
  return errors.map(({ message, path }) => `${path?.join('.')}: ${message}`).join(' | ')
}

/** The smallest operation that still goes wrong, as a text to read and to run again. */
export async function explain(fixture: Fixture, check: Check, operation: Operation): Promise<string> {
  const small = await minimise(fixture.merged, operation, async smaller => (await check(smaller)) !== undefined)
  return `${small.query}\nvariables ${JSON.stringify(small.variables)}\n${await check(small)}`
}
