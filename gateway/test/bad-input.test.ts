import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSchema, SUBGRAPHS } from '#shared/serve.ts'
import { composeSupergraph } from '../supergraph/compose.ts'
import type { MutationCase } from './bad-input/case.ts'
import { complaint, complaintOfForm, documentOf, outcomeOf } from './bad-input/judge.ts'
import { mutationCases } from './bad-input/mutations.ts'
import { FORGED_CURSORS, fieldsWithArguments, PAGING, queryCases, queryOf } from './bad-input/queries.ts'
import { prepare } from './bad-input/state.ts'
import { applied, type Variant, variants } from './bad-input/variants.ts'
import { type Graph, openGraph } from './bad-input/world.ts'
import { watchWrites } from './bad-input/written.ts'

/**
 * Every mutation, and every field of a query with arguments, with every bad input that its types allow: a typed error
 * that names the field, and nothing written. A field without a case fails: a new one needs a decision.
 */
const { apiSchema } = composeSupergraph(SUBGRAPHS.map(name => ({ name, sdl: readSchema(name) })))
const mutations = apiSchema.getMutationType()!.getFields()
const fields = fieldsWithArguments(apiSchema)

let graph: Graph
let cases: Record<string, MutationCase>
let queries: Record<string, object>
/** What was written since the last look. */
let written: () => Promise<string[]>
let serial = 0

beforeAll(async () => {
  graph = await openGraph()
  const state = await prepare(graph)
  cases = mutationCases(state)
  queries = queryCases(state)
})
afterAll(() => graph?.close())

async function call(name: string, token: string | null, input: unknown) {
  const { body } = await graph.ask(token, documentOf(mutations[name]!), { input })
  return { outcome: outcomeOf(body, name), wrote: await written() }
}

/** The input with a key of its own: what one call is refused must not depend on another call. */
const fresh = (input: object) =>
  'idempotencyKey' in input ? { ...input, idempotencyKey: `bad-input-${serial++}` } : input

function* variantsOf(name: string): Generator<[Variant, input: object]> {
  const { input, instead, bad = [] } = cases[name]!
  const { type } = mutations[name]!.args[0]!
  for (const base of instead ? [input, instead] : [input])
    for (const variant of variants(type, base)) yield [variant, base]
  for (const [path, what, value] of bad) {
    // A field that excludes one of `input` is tried where it is.
    const base = path.split('.')[0]! in input ? input : (instead ?? input)
    yield [{ name: `${path}: ${what}`, path: path.split('.'), value }, base]
  }
}

it('has a case for each mutation and each field with arguments, and no other', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(mutations).sort())
  expect(Object.keys(queries).sort()).toEqual([...fields.keys()].sort())
})

describe.each([...fields])('%s', (name, field) => {
  it('reads with any arguments without a bug, and refuses bad pages', async () => {
    const token = await graph.token('ADMIN')
    const query = queryOf(name, field, queries)
    const input = queries[name]!
    const ask = async (args: unknown) => outcomeOf((await graph.ask(token, query, args as object)).body)
    expect(await ask(input)).toEqual({ kind: 'accepted', data: expect.anything() })
    const cursors = field.args.filter(arg => arg.name === 'after' || arg.name === 'before')
    const bad: Variant[] = [
      ...field.args.flatMap(arg => [...variants(arg.type, (input as Record<string, unknown>)[arg.name], [arg.name])]),
      ...cursors.flatMap(arg =>
        FORGED_CURSORS.map(value => ({ name: `${arg.name}: ${value}`, path: [arg.name], value })),
      ),
    ]
    if (field.args.some(arg => arg.name === 'last')) bad.push({ name: 'first and last', path: ['last'], value: 5 })
    const complaints: string[] = []
    for (const { name: variant, path, value } of bad) {
      const outcome = await ask(applied(input, path, value))
      const wrong = PAGING.includes(path[0]!) ? complaint(path, outcome) : complaintOfForm(outcome)
      if (wrong) complaints.push(`${variant.slice(0, 100)}: ${wrong}`)
    }
    expect(complaints).toEqual([])
  })
})

describe('mutations', () => {
  beforeAll(async () => {
    // From here on only the calls write. The search index is at rest too, so queries come before.
    await graph.rest()
    written = await watchWrites(graph.world)
  })

  describe.each(Object.keys(mutations))('%s', name => {
    it('refuses every bad input, names the field and writes nothing', async () => {
      const { as, fine = {}, elsewhere = {} } = cases[name]!
      const token = await graph.token(as)
      const complaints: string[] = []
      const known = new Set([...Object.keys(fine), ...Object.keys(elsewhere)])
      for (const [{ name: variant, path, value }, input] of variantsOf(name)) {
        known.delete(variant)
        if (fine[variant]) continue
        const { outcome, wrote } = await call(name, token, applied(fresh(input), path, value))
        const wrong = complaint(elsewhere[variant]?.split('.') ?? path, outcome)
        if (wrong) complaints.push(`${variant}: ${wrong}`)
        if (wrote.length > 0) complaints.push(`${variant}: wrote ${wrote.join(', ')}`)
      }
      expect(complaints).toEqual([])
      expect([...known]).toEqual([])
    })

    it('refuses those who may not, and writes nothing', async () => {
      const { as, input, strangers = {} } = cases[name]!
      const other = { id: 'usr_other', merchantId: 'mer_other', creatorId: 'cre_other', businessId: 'biz_other' }
      const neighbour = { id: 'usr_neighbour', merchantId: 'mer_demo_home', creatorId: 'cre_demo_ava' }
      const signed = await graph.token(as)
      const callers: [string, string | null, string[]][] = [
        ['anonymous', null, ['UNAUTHENTICATED']],
        ['expired', await graph.token(as, {}, '-1h'), ['UNAUTHENTICATED']],
        ['forged', `${signed.slice(0, -8)}AAAAAAAA`, ['UNAUTHENTICATED']],
        ['otherBusiness', await graph.token(as, other), ['NOT_FOUND', 'FORBIDDEN']],
        ['neighbour', await graph.token(as, neighbour), ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT']],
      ]
      for (const [who, token, codes] of callers) {
        if (who in strangers) continue
        const { outcome, wrote } = await call(name, token, fresh(input))
        const code = outcome.kind === 'accepted' ? 'accepted' : outcome.errors[0]?.code
        expect(codes, `${who}: ${JSON.stringify(outcome)}`).toContain(code)
        expect(wrote, who).toEqual([])
      }
    })

    it('takes the good input, once per idempotency key', async () => {
      const { as, input, instead, other, fine = {} } = cases[name]!
      const token = await graph.token(as)
      const first = await call(name, token, input)
      expect(first.outcome).toMatchObject({ kind: 'accepted' })
      if (instead) expect((await call(name, token, instead)).outcome).toMatchObject({ kind: 'accepted' })
      if ('idempotencyKey' in input) {
        expect(await call(name, token, input)).toEqual({ outcome: first.outcome, wrote: [] })
        const error = { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }
        expect(other).toBeDefined()
        const reused = await call(name, token, { ...input, ...other })
        expect(reused).toMatchObject({ outcome: { kind: 'refused', errors: [error] }, wrote: [] })
      }
      // What is fine may still meet the state that the good input has left, but no bug.
      for (const [{ name: variant, path, value }, base] of variantsOf(name)) {
        if (!fine[variant]) continue
        const { outcome } = await call(name, token, applied(fresh(base), path, value))
        expect(complaintOfForm(outcome), variant).toBeNull()
      }
      await written()
    })
  })

  it('refuses many mutations at once, and webhooks with a forged signature, and writes nothing', async () => {
    const { input } = cases.orderCancel!
    const many = Array.from({ length: 40 }, (_, n) => `a${n}: orderCancel(input: $input) { userErrors { code } }`)
    const query = `mutation ($input: OrderCancelInput!) { ${many.join(' ')} }`
    const { body } = await graph.ask(await graph.token('SHOPPER'), query, { input })
    expect(body).toMatchObject({ errors: [{ extensions: { code: /^MAX_/ } }] })
    const event = { id: 'evt_1', type: 'charge.succeeded', reference: 'atm_1' }
    for (const signature of ['', 't=1,v1=00', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]) {
      const answer = await fetch(`${graph.url}/webhooks/payment/sandbox`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sandbox-signature': signature },
        body: JSON.stringify(event),
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    expect(await written()).toEqual([])
  })
})
