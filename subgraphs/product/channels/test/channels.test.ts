import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Subgraph } from '#shared/serve.ts'
import { BUSINESS, claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { createProductSubgraph } from '../../server.ts'
import { runImports } from '../imports/worker.ts'

const demo = (...path: string[]) => readFileSync(resolve('scripts/demo', ...path), 'utf8')
const shared = resolve('../shared/data')
const ops = claimsFor('OPS')
const root = mkdtempSync(join(tmpdir(), 'fairground-feeds-'))
const simple = {
  source: { format: 'csv' },
  map: {
    externalId: { from: 'id' },
    title: { from: 'title' },
    price: { from: 'price' },
    description: { from: 'text' },
  },
  defaults: { currencyCode: 'USD' },
}
let world: TestWorld
let subgraph: Subgraph
let serial = 0

beforeAll(async () => {
  world = await createTestWorld()
  subgraph = createProductSubgraph({
    platform: world.platform('product'),
    importRoot: existsSync(shared) ? shared : root,
  })
  await world.sql(`INSERT INTO product.merchant (id, business_id, name, created_at) VALUES ('mer_a', $1, 'A', now())`, [
    BUSINESS,
  ])
})
afterAll(() => world.close())

// biome-ignore lint/suspicious/noExplicitAny: tests name the fields they read
async function run(query: string, variables: object, claims = ops): Promise<any> {
  const result = JSON.parse(JSON.stringify(await subgraph.execute({ query, variables: variables as never, claims })))
  expect(result.errors ?? []).toEqual([])
  return result.data
}

async function channel(config: unknown, merchantId: string | null = null): Promise<string> {
  const input = { code: `c-${serial++}`, name: 'C', config, merchantId }
  const { channelCreate } = await run(
    'mutation ($input: ChannelCreateInput!) { channelCreate(input: $input) { channel { id config { version } } userErrors { code path message } } }',
    { input },
  )
  expect(channelCreate.userErrors).toEqual([])
  return channelCreate.channel.id
}

const START = `mutation ($input: ChannelImportStartInput!) { channelImportStart(input: $input) { import { id status } userErrors { code path } } }`
const SHOW = `query ($id: ID!) { channelImport(id: $id) { status rowsRead productsCreated productsUpdated productsUnchanged rowsFailed
  progress failureReason violations { row field code value } } }`

async function start(channelId: string, feed: object, errorPolicy = 'REJECT_FAILED_ROWS'): Promise<string> {
  const input = { channelId, ...feed, errorPolicy, idempotencyKey: `key-${serial++}-0000` }
  const { channelImportStart } = await run(START, { input })
  expect(channelImportStart.userErrors).toEqual([])
  return channelImportStart.import.id
}

async function finished(channelId: string, feed: object, policy?: string) {
  const id = await start(channelId, feed, policy)
  await runImports(world.platform('product'))
  return (await run(SHOW, { id })).channelImport
}

describe('imports', () => {
  it('stores the demonstration feed, refuses its two bad rows, and changes nothing the second time', async () => {
    const id = await channel(JSON.parse(demo('channels', 'demo-feed.json')), 'mer_a')
    const content = demo('feeds', 'demo-feed.csv')
    const first = await finished(id, { content })
    expect(first).toMatchObject({ status: 'SUCCEEDED', rowsRead: 30, productsCreated: 28, rowsFailed: 2, progress: 1 })
    expect(first.violations.map((one: { row: number }) => one.row)).toEqual(expect.arrayContaining([29, 30]))
    expect(await finished(id, { content })).toMatchObject({
      productsCreated: 0,
      productsUpdated: 0,
      productsUnchanged: 28,
    })
    const [row] = await world.sql(
      'SELECT description FROM product.product WHERE external_id = $1 AND channel_id = $2',
      ['feed-001', id],
    )
    expect(row).toEqual({ description: '明前碧螺春,产地直供。\n七天无理由退换。' })
  })

  it('goes on after the last committed batch when its worker was killed', async () => {
    const id = await channel(simple)
    const content = `id,title,price,text\n${Array.from({ length: 450 }, (_, n) => `p${n},Thing ${n},${n + 1}.00,`).join('\n')}`
    const importId = await start(id, { content })
    const killed = () => {
      throw new Error('killed')
    }
    await expect(runImports(world.platform('product'), { onBatch: killed })).rejects.toThrow('killed')
    expect((await run(SHOW, { id: importId })).channelImport).toMatchObject({
      status: 'RUNNING',
      rowsRead: 200,
      productsCreated: 200,
    })
    // Nobody renews the dead worker's lease; until it ends, no other takes the run over.
    expect(await runImports(world.platform('product'))).toBe(0)
    await world.sql(`UPDATE product.channel_import SET lease_until = now() - interval '1 s' WHERE id = $1`, [importId])
    expect(await runImports(world.platform('product'))).toBe(1)
    expect((await run(SHOW, { id: importId })).channelImport).toMatchObject({
      status: 'SUCCEEDED',
      rowsRead: 450,
      productsCreated: 450,
      productsUnchanged: 0,
    })
    expect(await world.sql('SELECT count(*)::int AS n FROM product.product WHERE channel_id = $1', [id])).toEqual([
      { n: 450 },
    ])
  })

  it('stores nothing of a feed with one bad row under REJECT_EVERYTHING', async () => {
    const id = await channel(simple)
    const content = 'id,title,price,text\na,A,1.00,\nb,B,free,\n'
    expect(await finished(id, { content }, 'REJECT_EVERYTHING')).toMatchObject({
      status: 'FAILED',
      rowsFailed: 1,
      productsCreated: 0,
    })
    expect(await world.sql('SELECT 1 FROM product.product WHERE channel_id = $1', [id])).toEqual([])
  })

  it('names the row of bytes that are no text and of columns that do not fit', async () => {
    writeFileSync(
      join(root, 'bad.csv'),
      Buffer.concat([
        Buffer.from('id,title,price,text\na,A,1,\nb,'),
        Buffer.from([0xff, 0xfe, 0xfd]),
        Buffer.from(',1,\n'),
      ]),
    )
    const id = await channel({ ...simple, source: { format: 'csv', encoding: 'utf-8' } })
    const importId = await start(id, { content: 'id,title,price,text\na,A,1,\nb,B\n' })
    await world.sql('UPDATE product.channel_import SET content = NULL, path = $2 WHERE id = $1', [
      importId,
      join(root, 'bad.csv'),
    ])
    await runImports(world.platform('product'))
    expect((await run(SHOW, { id: importId })).channelImport).toMatchObject({
      productsCreated: 1,
      violations: [{ row: 2, field: 'title', code: 'BAD_ENCODING' }],
    })
    const wide = await finished(id, { content: 'id,title,price,text\na,A,1,\nb,B\n' })
    expect(wide).toMatchObject({ status: 'FAILED' })
    expect(wide.failureReason).toMatch(/^row 2: /)
  })

  it('fails a truncated XML feed at its row', async () => {
    const id = await channel({ ...simple, source: { format: 'xml', itemElement: 'i' } })
    const answer = await finished(id, {
      content: '<r><i><id>1</id><title>&lt;b&gt;x</title><price>2</price></i><i><id>',
    })
    expect(answer).toMatchObject({ status: 'FAILED', failureReason: expect.stringMatching(/^row 2: /) })
  })
})

describe('refusals', () => {
  it('names the path of what is wrong in a configuration', async () => {
    for (const [config, path] of [
      [{ ...simple, source: { format: 'xls' } }, 'input.config.source.format'],
      [{ ...simple, map: { ...simple.map, brand: '$uppercase(' } }, 'input.config.map.brand'],
      [{ ...simple, defaults: { currencyCode: 'XXX' } }, 'input.config.defaults.currencyCode'],
      [
        { ...simple, validate: [{ field: 'title', rule: 'pattern', value: '(a+)+$' }] },
        'input.config.validate.0.value',
      ],
    ] as const) {
      const input = { code: `bad-${serial++}`, name: 'Bad', config }
      const { channelCreate } = await run(
        'mutation ($input: ChannelCreateInput!) { channelCreate(input: $input) { channel { id } userErrors { path } } }',
        { input },
      )
      expect(channelCreate.userErrors[0]?.path.join('.')).toBe(path)
    }
  })

  it('refuses paths outside the import folder and channels of another business', async () => {
    const id = await channel(simple)
    symlinkSync('/etc', join(root, `link-${serial}`))
    for (const path of ['../../etc/passwd', '/etc/passwd', join(root, `link-${serial}`, 'passwd'), '.']) {
      const input = { channelId: id, path, errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: `path-${serial++}-0` }
      expect((await run(START, { input })).channelImportStart.userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'path'] },
      ])
    }
    const foreign = claimsFor('OPS', { businessId: 'biz_foreign' })
    expect(
      await run('query ($id: ID!) { channel(id: $id) { id } channels { nodes { id } } }', { id }, foreign),
    ).toEqual({
      channel: null,
      channels: { nodes: [] },
    })
    const reps = [{ __typename: 'Channel', id }]
    const entity = 'query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Channel { id } } }'
    expect(await run(entity, { reps }, claimsFor('MERCHANT', { merchantId: 'mer_z' }))).toEqual({ _entities: [null] })
  })

  it('shows a dry run row by row, ends runaway expressions, and writes nothing', async () => {
    const id = await channel(simple)
    const config = { ...simple, map: { ...simple.map, brand: '($f := function($x) { $f($x + 1) }; $f(1))' } }
    const content = 'id,title,price,text\na,A,1.5,<script>x</script><b>T</b>\n'
    const { channelImportDryRun } = await run(
      `mutation ($input: ChannelImportDryRunInput!) { channelImportDryRun(input: $input) { rows { row accepted
        fields { field before after } violations { field code } } userErrors { code } } }`,
      { input: { channelId: id, config, content } },
    )
    const [row] = channelImportDryRun.rows
    expect(row.violations).toEqual([{ field: 'brand', code: 'EXPRESSION' }])
    expect(row.fields).toContainEqual({ field: 'description', before: '<script>x</script><b>T</b>', after: 'T' })
    expect(await world.sql('SELECT 1 FROM product.product WHERE channel_id = $1', [id])).toEqual([])
  })
})

const real = [
  ['taobao-cosmetics', 'taobao-cosmetics/cosmetic.csv.gz', 3000],
  ['shopify-csv', 'shopify-csv/lifemademagic_products_export_1.csv', 300],
  ['google-merchant-xml', 'google-merchant-xml/feed.xml', 500],
] as const

if (existsSync(shared)) {
  describe('real feeds', () => {
    for (const [name, path, atLeast] of real) {
      it(`imports ${name}`, { timeout: 120_000 }, async () => {
        const id = await channel(JSON.parse(demo('channels', `${name}.json`)))
        const answer = await finished(id, { path })
        expect(answer.status).toBe('SUCCEEDED')
        expect(answer.productsCreated).toBeGreaterThan(atLeast)
      })
    }
  })
}
