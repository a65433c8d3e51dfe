import { buildSchema, execute, type GraphQLSchema, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { anonymousViewer, type Role, type Viewer } from '../auth.ts'
import { allow, applyPermissions, definePermissions, type PermissionTable, permissionMatrix } from '../permit.ts'

const SDL = `
  type Query { open: Thing mine: Thing shop: String broken: String inner(n: Int): String nobody: String }
  type Thing { title: String note: String owner: String money: Money }
  type Money { amountMinor: String }
`
const table = definePermissions({
  Query: {
    open: allow.everyone,
    mine: allow.signedIn,
    shop: allow.roles('SHOPPER', 'OPS'),
    broken: allow.roles('OPS'),
    inner: allow.service,
    nobody: allow.never,
  },
  Thing: {
    '*': allow.everyone,
    note: allow.roles('OPS'),
    owner: allow.any(
      allow.roles('OPS'),
      allow.when(
        'owner',
        (thing: { owner: string }, _args, ctx: { viewer: Viewer }) => thing.owner === ctx.viewer.id,
        'SHOPPER',
      ),
    ),
  },
})

function guardedSchema(permissions: PermissionTable = table): GraphQLSchema {
  const schema = buildSchema(SDL)
  const fields = schema.getQueryType()!.getFields()
  const thing = () => ({ title: 't', note: 'n', owner: 'usr_1', money: { amountMinor: '1' } })
  fields.open!.resolve = thing
  fields.mine!.resolve = thing
  fields.shop!.resolve = () => 'shop'
  fields.inner!.resolve = () => 'inner'
  fields.nobody!.resolve = () => 'nobody'
  fields.broken!.resolve = () => {
    throw new TypeError('inner words')
  }
  return applyPermissions(schema, permissions)
}

function viewer(role: Role, id: string | null = 'usr_1'): Viewer {
  const base = anonymousViewer('biz_1')
  if (role === 'SERVICE') return { ...base, roles: ['SERVICE'], service: 'order' }
  return role === 'ANONYMOUS' ? base : { ...base, id, roles: [role] }
}

async function ask(query: string, as: Viewer, schema = guardedSchema()) {
  const result = await execute({ schema, document: parse(query), contextValue: { viewer: as } })
  return { data: result.data, codes: result.errors?.map(error => error.extensions.code ?? error.message) ?? [] }
}

describe('applyPermissions', () => {
  it('tells a stranger to sign in and a viewer without the role that it is forbidden', async () => {
    expect(await ask('{ shop }', viewer('ANONYMOUS'))).toEqual({ data: { shop: null }, codes: ['UNAUTHENTICATED'] })
    expect(await ask('{ shop }', viewer('AGENT'))).toEqual({ data: { shop: null }, codes: ['FORBIDDEN'] })
    expect(await ask('{ shop }', viewer('SHOPPER'))).toEqual({ data: { shop: 'shop' }, codes: [] })
  })

  it('guards fields of a type wherever it is reached from', async () => {
    const answer = await ask('{ open { title note money { amountMinor } } }', viewer('SHOPPER'))
    expect(answer).toEqual({
      data: { open: { title: 't', note: null, money: { amountMinor: '1' } } },
      codes: ['FORBIDDEN'],
    })
  })

  it('lets ADMIN do all but what services do, and nobody the forbidden', async () => {
    expect((await ask('{ shop mine { owner } }', viewer('ADMIN'))).codes).toEqual([])
    expect((await ask('{ inner }', viewer('ADMIN'))).codes).toEqual(['FORBIDDEN'])
    expect((await ask('{ inner }', viewer('SERVICE'))).data).toEqual({ inner: 'inner' })
    expect((await ask('{ mine { title } }', viewer('SERVICE'))).codes).toEqual(['FORBIDDEN'])
    expect((await ask('{ nobody }', viewer('ADMIN'))).codes).toEqual(['FORBIDDEN'])
  })

  it('checks conditions for each parent', async () => {
    expect((await ask('{ open { owner } }', viewer('SHOPPER'))).codes).toEqual([])
    expect((await ask('{ open { owner } }', viewer('SHOPPER', 'usr_2'))).codes).toEqual(['FORBIDDEN'])
    expect((await ask('{ open { owner } }', viewer('OPS', 'usr_2'))).codes).toEqual([])
  })

  it('passes the errors of resolvers on, and those of conditions', async () => {
    expect((await ask('{ broken }', viewer('OPS'))).codes).toEqual(['inner words'])
    const failing = allow.when('failing', () => {
      throw new TypeError('condition broke')
    })
    const schema = guardedSchema({ ...table, Query: { ...table.Query, shop: failing } })
    expect(await ask('{ shop }', viewer('OPS'), schema)).toEqual({ data: { shop: null }, codes: ['condition broke'] })
  })

  it('answers the same for the same viewer when asked again', async () => {
    const schema = guardedSchema()
    const as = viewer('SHOPPER')
    for (let n = 0; n < 3; n++) expect((await ask('{ shop inner }', as, schema)).codes).toEqual(['FORBIDDEN'])
  })

  it('leaves public fields without a wrapper', () => {
    const schema = guardedSchema()
    const { title } = (schema.getType('Thing') as {
      getFields(): Record<string, { resolve?: unknown }>
    } & object)!.getFields()
    expect(title?.resolve).toBeUndefined()
  })
})

describe('the table', () => {
  const without = (type: string, field: string) => {
    const { [field]: _gone, ...rest } = (table as PermissionTable)[type]!
    return { ...table, [type]: rest }
  }

  it.each<[string, PermissionTable, RegExp]>([
    ['lacks a field', without('Query', 'shop'), /Query\.shop: expected a decision, got none/],
    ['lacks a type', { Query: table.Query }, /Thing\.title: expected a decision/],
    [
      'names an unknown field',
      { ...table, Thing: { ...table.Thing, colour: allow.everyone } },
      /Thing\.colour: expected a field/,
    ],
    ['names an unknown type', { ...table, Ghost: { '*': allow.everyone } }, /Ghost: expected an object type/],
    [
      'has a default for operations',
      { ...table, Query: { '*': allow.everyone } },
      /Query\.\*: expected a decision per operation/,
    ],
    [
      'gives two conditions one name',
      {
        ...table,
        Thing: { '*': allow.everyone, note: allow.when('x', () => true), owner: allow.when('x', () => false) },
      },
      /expected one function per name/,
    ],
  ])('is refused when it %s', (_name, permissions, message) => {
    expect(() => guardedSchema(permissions)).toThrow(message)
  })
})

describe('permissionMatrix', () => {
  it('reports what the guards really do, without running resolvers', async () => {
    const matrix = await permissionMatrix(guardedSchema())
    expect(matrix['Query.shop']).toMatchObject({ ANONYMOUS: 'deny', SHOPPER: 'allow', ADMIN: 'allow', SERVICE: 'deny' })
    expect(matrix['Query.broken']).toMatchObject({ OPS: 'allow', SHOPPER: 'deny' })
    expect(matrix['Query.inner']).toMatchObject({ ADMIN: 'deny', SERVICE: 'allow' })
    expect(matrix['Thing.owner']).toMatchObject({ SHOPPER: 'when(owner)', OPS: 'allow', CREATOR: 'deny' })
    expect(matrix['Money.amountMinor']).toMatchObject({ ANONYMOUS: 'allow' })
  })

  it('shows a field whose guard was lost', async () => {
    const schema = guardedSchema()
    schema.getQueryType()!.getFields().shop!.resolve = () => 'shop'
    expect((await permissionMatrix(schema))['Query.shop']?.ANONYMOUS).toBe('allow')
  })
})
