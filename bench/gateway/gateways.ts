import { freePort } from '../../scripts/embedded/ports.ts'
import { askHelper, type Cores, type Helper, startGateway } from './processes.ts'
import { bodyOf, type Query, queries } from './queries.ts'
import type { FetchGiven } from './servers/sockets.ts'
import type { Target } from './targets.ts'

/** A target that runs. */
export interface Gateway extends Target {
  address: URL
  pid: number
}

/** Starts a target and waits until it answers. */
export async function startTarget(target: Target, cores: Cores): Promise<Gateway> {
  const port = await freePort()
  const address = new URL(target.url?.(port) ?? `http://127.0.0.1:${port}/graphql`)
  // A floor has no answers yet: that it listens is enough.
  const ready = () => (target.floor ? fetch(address, { method: 'PUT' }) : ask(address, bodyOf(queries[0]!, 0)))
  const { name, env } = target
  const pid = await startGateway(target.command(port), { name, cores: cores.gateway, env, ready })
  return { ...target, address, pid }
}

/** The whole answer. A line break at its end, which some add, is no difference. */
export async function ask(address: URL, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: 'Bearer compare' }
  const response = await fetch(address, { method: 'POST', headers, body })
  const text = (await response.text()).trimEnd()
  if (response.status !== 200) throw new Error(`expected status 200, got ${response.status}: ${text.slice(0, 300)}`)
  return text
}

export interface Expected {
  query: Query
  /** By the number of the variables. */
  answers: Map<number, string>
  /** What the gateway asked of subgraphs, for number 0. */
  fetches: FetchGiven[]
}

const COMPARED = [0, 1, 7, 63]

/** The answers that all others must give, from the first gateway that gives them without errors it should not have. */
export async function expectedAnswers(query: Query, { address }: Gateway, subgraphs: Helper): Promise<Expected> {
  const answers = new Map<number, string>()
  await askHelper(subgraphs, { record: true })
  await ask(address, bodyOf(query, 0))
  const { recorded: fetches } = await askHelper<{ recorded: FetchGiven[] }>(subgraphs, { record: false })
  for (const index of COMPARED) {
    const text = await ask(address, bodyOf(query, index))
    if (!query.fails && text.includes('"errors"')) throw new Error(text.slice(0, 300))
    answers.set(index, text)
  }
  return { query, answers, fetches }
}

/** Says how a gateway's answers differ, byte for byte, or nothing. */
export async function difference(gateway: Gateway, expected: Expected): Promise<string | undefined> {
  const { query, answers, fetches } = expected
  if (gateway.floor) {
    const name = new URL(`/${query.operationName}`, gateway.address)
    const given = { answer: answers.get(0)!, fetches: gateway.floor === 'fetches' ? fetches : [] }
    await fetch(name, { method: 'PUT', body: JSON.stringify(given) })
    return
  }
  for (const [index, wanted] of answers) {
    const given = await ask(gateway.address, bodyOf(query, index)).catch((error: Error) => error.message)
    if (comparable(query, given) === comparable(query, wanted)) continue
    return `variables ${index}: expected ${wanted.slice(0, 200)}…, got ${given.slice(0, 300)}…`
  }
}

/** With a failing subgraph: that there are errors, and `data`. */
function comparable({ fails }: Query, text: string): string {
  if (!fails || !text.startsWith('{')) return text
  const { data, errors } = JSON.parse(text)
  return JSON.stringify({ data, failed: errors?.length > 0 })
}
