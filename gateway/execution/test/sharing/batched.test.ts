import { setImmediate as nextTurn } from 'node:timers/promises'
import { OperationTypeNode, parse } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batched } from '../../sources/batched.ts'
import { always } from '../../sources/trial.ts'
import type { ByteSource, Fetch } from '../../types.ts'

interface Caller {
  audience: string | null
}
const anybody: Caller = { audience: 'public' }

const fetchOf = (kind: Fetch['kind'] = OperationTypeNode.QUERY): Fetch => {
  const text = `${kind} ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }`
  return { id: 0, subgraph: 'a', kind, operationName: null, text, document: parse(text) }
}

interface Sent {
  ids: string[]
  context: Caller
  signal: AbortSignal | undefined
  answer(body: unknown): void
  fail(error: Error): void
}

const PATIENCE_MS = 1_000
let sent: Sent[]
let counted: Record<string, number>
let source: ByteSource<Caller>
beforeEach(() => {
  sent = []
  counted = { asked: 0, sent: 0 }
  const inner: ByteSource<Caller> = {
    kind: 'bytes',
    subgraph: 'a',
    send: (_, body, context, signal) =>
      new Promise((resolve, reject) => {
        const answer = (given: unknown) => resolve(Buffer.from(typeof given === 'string' ? given : bodyOf(given)))
        const ids = JSON.parse(body).variables.representations.map(({ id }: { id: string }) => id)
        sent.push({ ids, context, signal, answer, fail: reject })
      }),
    close: async () => undefined,
  }
  source = batched(inner, {
    audienceOf: (_, { audience }) => audience,
    patienceMs: PATIENCE_MS,
    trial: always((what, count) => {
      counted[what]! += count
    }),
    maxRepresentations: 20,
    maxBytes: 4_000,
  })
})
afterEach(() => void vi.useRealTimers())

const bodyOf = (entities: unknown) => JSON.stringify({ data: { _entities: entities } })
const named = (...ids: string[]) => ids.map(id => ({ name: `name of ${id}` }))

interface Options {
  caller?: Caller
  signal?: AbortSignal
  kind?: Fetch['kind']
  variables?: string
}

/** What comes back, as text; or the message of what is thrown. */
function ask(
  ids: readonly string[],
  { caller = anybody, signal, kind, variables = '' }: Options = {},
): Promise<string> {
  const representations = ids.map(id => JSON.stringify({ __typename: 'Item', id }))
  const head = `{"query":"q","variables":{${variables}"representations":[`
  const entities = { head, representations }
  return source
    .send(fetchOf(kind), `${head}${representations.join(',')}]}}`, caller, signal, entities)
    .then(String, (error: Error) => error.message)
}

describe('look-ups of one turn of the event loop', () => {
  it('are one, with each entity once, and each gets what it asked for', async () => {
    const answers = [ask(['1', '2']), ask(['2', '3']), ask(['3', '1'])]
    await nextTurn()
    expect(sent.map(({ ids }) => ids)).toEqual([['1', '2', '3']])
    sent[0]?.answer([{ name: 'one' }, null, { name: 'three' }])
    expect(await Promise.all(answers)).toEqual([
      bodyOf([{ name: 'one' }, null]),
      bodyOf([null, { name: 'three' }]),
      bodyOf([{ name: 'three' }, { name: 'one' }]),
    ])
    expect(counted).toEqual({ asked: 3, sent: 1 })
  })

  it('are kept apart when the audience, the fields or the variables differ, and for mutations', async () => {
    void ask(['1'])
    void ask(['1'], { caller: { audience: 'Ann' } })
    void ask(['1'], { caller: { audience: 'Bob' } })
    for (let time = 0; time < 2; time++) void ask(['1'], { caller: { audience: null } })
    void ask(['1'], { variables: '"language":"de",' })
    for (let time = 0; time < 2; time++) void ask(['1'], { kind: OperationTypeNode.MUTATION })
    await nextTurn()
    expect(sent).toHaveLength(8)
  })

  it('are not those of the next turn', async () => {
    void ask(['1'])
    await nextTurn()
    void ask(['2'])
    await nextTurn()
    expect(sent.map(({ ids }) => ids)).toEqual([['1'], ['2']])
  })

  it('are of a limited number of entities together, and of a quarter of it each', async () => {
    const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => String(from + index))
    for (const [index, count] of [5, 6, 5, 5, 5, 1].entries()) void ask(ids(count, 10 * index))
    await nextTurn()
    expect(sent.map(({ ids }) => ids.length)).toEqual([6, 20, 1])
  })

  it('are of limited size together, and of a quarter of it each', async () => {
    const id = (length: number) => 'x'.repeat(length)
    for (const length of [800, 800, 800, 1_000, 800, 1]) void ask([id(length)])
    await nextTurn()
    expect(sent.map(({ ids }) => ids.map(({ length }) => length))).toEqual([[1_000], [800, 1]])
    // Equal ones are counted as they come.
    expect(counted).toEqual({ asked: 5, sent: 1 })
  })

  it('do not end when one who waits for them leaves', async () => {
    const leaving = new AbortController()
    const answers = [ask(['1'], { signal: leaving.signal }), ask(['2'])]
    await nextTurn()
    leaving.abort()
    expect(sent[0]?.signal?.aborted).toBe(false)
    sent[0]?.answer(named('1', '2'))
    expect(await answers[1]).toBe(bodyOf(named('2')))
  })
})

describe('a look-up that nobody joined', () => {
  it.each(['{"errors":[{"message":"no"}],"data":null}', '{ "data": {"_entities":[]}}', 'no JSON'])(
    'hands on %j as it came',
    async body => {
      const { signal } = new AbortController()
      const answer = ask(['1'], { signal })
      await nextTurn()
      sent[0]?.answer(body)
      expect(await answer).toBe(body)
      expect(sent).toHaveLength(1)
      expect(sent[0]?.signal).toBe(signal)
    },
  )

  it('fails as its source does', async () => {
    const answer = ask(['1'])
    await nextTurn()
    sent[0]?.fail(new Error('gone'))
    expect(await answer).toBe('gone')
    expect(sent).toHaveLength(1)
  })
})

describe('a shared look-up', () => {
  const good = named('1', '2')
  it.each<[string, unknown]>([
    ['an error', { data: { _entities: good }, errors: [{ message: 'no', path: ['_entities', 1, 'name'] }] }],
    ['extensions', { data: { _entities: good }, extensions: {} }],
    ['no data', { data: null, errors: [{ message: 'no' }] }],
    ['too few', { data: { _entities: named('1') } }],
    ['too many', { data: { _entities: named('1', '2', '3') } }],
    ['no JSON', '<html>'],
    ['nothing at all', ''],
  ])('that brings %s is asked again by each for itself', async (_, body) => {
    const contexts = [{ audience: 'public' }, { audience: 'public' }]
    const signals = contexts.map(() => new AbortController().signal)
    const answers = contexts.map((caller, index) => ask([String(index + 1)], { caller, signal: signals[index]! }))
    await nextTurn()
    sent[0]?.answer(typeof body === 'string' ? body : JSON.stringify(body))
    await nextTurn()
    const [, ...again] = sent
    expect(again.map(({ ids }) => ids)).toEqual([['1'], ['2']])
    for (const [index, { context, signal }] of again.entries()) {
      expect(context).toBe(contexts[index])
      expect(signal).toBe(signals[index])
    }
    again[0]?.answer(named('1'))
    again[1]?.answer('{"errors":[{"message":"no"}]}')
    expect(await Promise.all(answers)).toEqual([bodyOf(named('1')), '{"errors":[{"message":"no"}]}'])
    expect(counted).toEqual({ asked: 2, sent: 3 })
  })

  it('that fails is asked again by each for itself', async () => {
    const answers = [ask(['1']), ask(['2'])]
    await nextTurn()
    sent[0]?.fail(new Error('too large'))
    await nextTurn()
    sent[1]?.fail(new Error('gone'))
    sent[2]?.answer(named('2'))
    expect(await Promise.all(answers)).toEqual(['gone', bodyOf(named('2'))])
  })

  it('that takes long is given up, and asked again by each for itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const answers = [ask(['1']), ask(['2'])]
    await nextTurn()
    sent[0]?.signal?.addEventListener('abort', () => sent[0]?.fail(new Error('the client left')))
    vi.advanceTimersByTime(PATIENCE_MS - 1)
    await nextTurn()
    expect(sent).toHaveLength(1)
    vi.advanceTimersByTime(1)
    await nextTurn()
    expect(sent).toHaveLength(3)
    sent[1]?.answer(named('1'))
    sent[2]?.answer(named('2'))
    expect(await Promise.all(answers)).toEqual([bodyOf(named('1')), bodyOf(named('2'))])
  })
})
