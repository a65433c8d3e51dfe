import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  operations: { id: string; name: string; body: string }[]
}

// biome-ignore lint/suspicious/noExplicitAny: answers are printed and checked field by field by the steps
export type Answer = any

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'schema', 'operations', 'manifest.json'), 'utf8'),
) as Manifest
const ids = new Map(manifest.operations.map(({ name, id }) => [name, id]))

interface Body {
  data?: Answer
  errors?: { message: string; extensions?: { code: string } }[]
}

/** The graph cannot be reached, or does otherwise than it must. */
export class GraphFailure extends Error {
  override name = 'GraphFailure'
}

/** Sends the named operations of schema/operations as persisted documents, which also a graph with REQUIRE_PERSISTED=1 takes. */
export function createClient(url: string, token: string | null) {
  return async function run(name: string, variables: object = {}, attempt = 1): Promise<Answer> {
    const documentId = ids.get(name)
    if (!documentId) throw new GraphFailure(`expected an operation named ${name} in the manifest`)
    const body = await patiently(url, async () => {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ documentId: `sha256:${documentId.replace('sha256:', '')}`, variables }),
      })
      return (await response.json()) as Body
    })
    // A part of the graph was killed, or the first request with this key died with one: its lease ends within half a minute.
    const again =
      body.errors?.some(error => error.extensions?.code === 'UNAVAILABLE') ||
      refusedWith(body.data, ['UNAVAILABLE', 'IDEMPOTENCY_IN_FLIGHT'])
    if (again && attempt < ATTEMPTS) {
      await new Promise(resolve => setTimeout(resolve, 250))
      return run(name, variables, attempt + 1)
    }
    if (body.errors?.length) throw new GraphFailure(`${name}: ${body.errors.map(error => error.message).join('; ')}`)
    return body.data
  }
}

const refusedWith = (data: Answer, codes: string[]) =>
  Object.values(data ?? {}).some((payload: Answer) =>
    payload?.userErrors?.some((error: Answer) => codes.includes(error.code)),
  )

/** Four a second, so for a minute. */
const ATTEMPTS = 240
/** How long a graph may be away, because somebody killed and restarted it. */
const AWAY_MS = 60_000

/**
 * Sends again while there is no answer: the graph may have been killed in the middle, and every mutation that is sent
 * so may come twice.
 */
async function patiently<T>(url: string, send: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + AWAY_MS
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (Date.now() > deadline)
        throw new GraphFailure(`expected a graph at ${url} (GRAPH_URL), got ${error}; is it started (npm start)?`)
      await new Promise(resolve => setTimeout(resolve, 250))
    }
  }
}

/** Runs a mutation and answers its payload; userErrors are a failure. */
export async function succeed(answer: Promise<Answer>): Promise<Answer> {
  const [payload] = Object.values(await answer) as Answer[]
  if (payload.userErrors?.length > 0) {
    throw new GraphFailure(
      payload.userErrors
        .map((error: Answer) => `${error.code} at ${error.path.join('.')}: ${error.message}`)
        .join('; '),
    )
  }
  return payload
}
