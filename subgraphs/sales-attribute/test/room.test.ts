import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OperationReport } from '#shared/serve.ts'
import { claimsFor, mutationText } from '#shared/testing.ts'
import { ADD, createSalesWorld, creator, makeRoom, ROOM, type SalesWorld } from './world.ts'

let world: SalesWorld
beforeAll(async () => {
  world = await createSalesWorld()
})
afterAll(() => world.close())

async function costOf(work: () => Promise<unknown>): Promise<Pick<OperationReport, 'db' | 'redis'>> {
  const reports: OperationReport[] = []
  const end = world.subgraph.onOperation(report => reports.push(report))
  await work()
  end()
  return { db: reports[0]?.db ?? -1, redis: reports[0]?.redis ?? -1 }
}

const anyone = claimsFor('ANONYMOUS')
const readRoom = async (id: string, variables = {}) =>
  (await world.run(ROOM, { id, ...variables }, anyone)).data.liveRoom
const pinIt = (listingId: string) =>
  world.run(
    'mutation P($i: ListingPinInput!) { listingPin(input: $i) { listing { id pinned } userErrors { code } } }',
    { i: { listingId } },
  )

describe('the room query', () => {
  it('costs one database and one Redis round trip cold, and no database round trip warm', async () => {
    const { id } = await makeRoom(world, 20)
    await world.settled()
    const cold = await costOf(async () => expect((await readRoom(id)).listings.nodes).toHaveLength(20))
    expect(cold).toEqual({ db: 1, redis: 1 })
    await expect.poll(() => costOf(() => readRoom(id))).toEqual({ db: 0, redis: 1 })
  })

  it('answers from the database when Redis is down', async () => {
    const { id } = await makeRoom(world, 2)
    const redis = world.shared.redis
    const down = redis.getVersioned
    redis.getVersioned = async keys => keys.map(() => null)
    const set = redis.setIfNewer
    redis.setIfNewer = async () => {
      throw new Error('down')
    }
    expect((await readRoom(id)).listings.nodes).toHaveLength(2)
    Object.assign(redis, { getVersioned: down, setIfNewer: set })
  })

  it('pages pinned first, then by place', async () => {
    const { id, listingIds } = await makeRoom(world, 5)
    await pinIt(listingIds[3]!)
    const first = await readRoom(id, { first: 2 })
    expect(first.pinned.id).toBe(listingIds[3])
    expect(first.listings.nodes.map((node: { position: number }) => node.position)).toEqual([3, 0])
    const rest = await readRoom(id, { first: 9, after: first.listings.pageInfo.endCursor })
    expect(rest.listings.nodes.map((node: { position: number }) => node.position)).toEqual([1, 2, 4])
  })

  it('shows a change at once to the next reader', async () => {
    const { id, listingIds } = await makeRoom(world, 3)
    await readRoom(id)
    await pinIt(listingIds[1]!)
    expect((await readRoom(id)).pinned.id).toBe(listingIds[1])
    await world.run(
      'mutation R($i: ListingRemoveInput!) { listingRemove(input: $i) { listingId userErrors { code } } }',
      {
        i: { listingId: listingIds[1] },
      },
    )
    const after = await readRoom(id)
    expect(after.pinned).toBeNull()
    expect(after.listings.nodes).toHaveLength(2)
  })

  it('never puts an older card back over a newer one', async () => {
    const { id } = await makeRoom(world, 1)
    await readRoom(id)
    const key = `card:biz_test:${id}`
    await world.shared.redis.setIfNewer([{ key, value: '', version: 1_000n, ttlSeconds: 60 }])
    await readRoom(id)
    expect(await world.shared.redis.getVersioned([key])).toEqual([{ version: 1_000n, value: '' }])
  })

  it('keeps one pin when two are pinned at the same time', async () => {
    const { id, listingIds } = await makeRoom(world, 10)
    const answers = await Promise.all(listingIds.map(pinIt))
    expect(answers.flatMap(answer => answer.data.listingPin.userErrors)).toEqual([])
    const rows = await world.sql('SELECT id FROM sales_attribute.listing WHERE content_id = $1 AND pinned', [id])
    expect(rows).toHaveLength(1)
  })
})

describe('entities', () => {
  const ENTITIES = `query E($r: [_Any!]!) { _entities(representations: $r) {
    ... on LiveRoom { title } ... on Article { title } ... on Creator { displayName }
    ... on Listing { pid attributes { version } } ... on CommissionPlan { creatorBps } } }`

  it('are resolved in one database round trip per type', async () => {
    const { listingIds } = await makeRoom(world, 20)
    const r = listingIds.map(id => ({ __typename: 'Listing', id }))
    const cost = await costOf(async () => {
      const answer = await world.run(ENTITIES, { r }, anyone)
      expect(answer.data._entities.filter(Boolean)).toHaveLength(20)
    })
    expect(cost).toEqual({ db: 1, redis: 0 })
  })

  it('of another business do not exist, and plans are not for strangers', async () => {
    const { id, listingIds } = await makeRoom(world, 1)
    const r = [
      { __typename: 'LiveRoom', id },
      { __typename: 'Article', id: 'art_test' },
      { __typename: 'Creator', id: 'cre_test' },
      { __typename: 'Listing', id: listingIds[0] },
      { __typename: 'CommissionPlan', id: 'pln_test' },
    ]
    const other = await world.run(ENTITIES, { r }, claimsFor('OPS', { businessId: 'biz_else' }))
    expect(other.data._entities).toEqual([null, null, null, null, null])
    const stranger = await world.run(ENTITIES, { r }, anyone)
    expect(stranger.data?._entities?.[4]?.creatorBps ?? null).toBeNull()
    expect(stranger.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })

  it('shows the plan of a listing to its creator and to finance only', async () => {
    const { id } = await makeRoom(world, 1)
    const query = `query($id: ID!) { liveRoom(id: $id) { listings { nodes { attributes { commissionPlan { creatorBps } } } } } }`
    const planFor = async (claims: typeof anyone) =>
      (await world.run(query, { id }, claims)).data.liveRoom.listings.nodes[0].attributes.commissionPlan
    expect(await planFor(creator)).toEqual({ creatorBps: 1500 })
    expect(await planFor(claimsFor('FINANCE'))).toEqual({ creatorBps: 1500 })
    expect(await planFor(claimsFor('CREATOR', { creatorId: 'cre_else' }))).toBeNull()
    expect(await planFor(claimsFor('SHOPPER'))).toBeNull()
  })
})

describe('bad input writes nothing and names the field', () => {
  const counts = () =>
    world.sql(
      'SELECT (SELECT count(*) FROM sales_attribute.listing) l, (SELECT count(*) FROM sales_attribute.sku_fact) f',
    )
  const cases: [string, object, string, string][] = [
    ['an unknown SKU', { items: [{ skuId: 'sku_none' }] }, 'NOT_FOUND', 'input.items.0.skuId'],
    ['no items', { items: [] }, 'REQUIRED', 'input.items'],
    [
      '10,000 items',
      { items: Array.from({ length: 10_000 }, (_, n) => ({ skuId: `s${n}` })) },
      'TOO_MANY_ITEMS',
      'input.items',
    ],
    ['a SKU twice', { items: [{ skuId: 'sku_1' }, { skuId: 'sku_1' }] }, 'INVALID', 'input.items.1.skuId'],
    [
      'a negative price',
      { items: [{ skuId: 'sku_1', price: { amountMinor: '-1', currencyCode: 'CNY' } }] },
      'AMOUNT_OUT_OF_RANGE',
      'input.items.0.price.amountMinor',
    ],
    [
      'a huge price',
      { items: [{ skuId: 'sku_1', price: { amountMinor: '900000000000000000', currencyCode: 'CNY' } }] },
      'AMOUNT_OUT_OF_RANGE',
      'input.items.0.price.amountMinor',
    ],
    [
      'another currency',
      { items: [{ skuId: 'sku_1', price: { amountMinor: '5', currencyCode: 'USD' } }] },
      'CURRENCY_MISMATCH',
      'input.items.0.price.currencyCode',
    ],
    [
      'a foreign plan',
      { items: [{ skuId: 'sku_1', commissionPlanId: 'pln_foreign' }] },
      'NOT_FOUND',
      'input.items.0.commissionPlanId',
    ],
    ['unknown content', { contentId: 'room_none', items: [{ skuId: 'sku_1' }] }, 'NOT_FOUND', 'input.contentId'],
  ]
  it.each(cases)('listingAdd with %s', async (_name, input, code, path) => {
    const before = await counts()
    const { data } = await world.run(ADD, { input: { contentId: 'art_test', ...input } })
    expect(data.listingAdd.listings).toBeNull()
    expect(
      data.listingAdd.userErrors.map((error: { code: string; path: string[] }) => [error.code, error.path.join('.')]),
    ).toContainEqual([code, path])
    expect(await counts()).toEqual(before)
  })

  it('by another creator', async () => {
    const { id, listingIds } = await makeRoom(world, 1)
    const stranger = claimsFor('CREATOR', { creatorId: 'cre_else' })
    const add = await world.run(ADD, { input: { contentId: id, items: [{ skuId: 'sku_2' }] } }, stranger)
    expect(add.data.listingAdd.userErrors[0].code).toBe('NOT_FOUND')
    for (const name of ['listingPin', 'listingRemove']) {
      const query = mutationText(name, 'userErrors { code path }')
      const answer = await world.run(query, { input: { listingId: listingIds[0] } }, stranger)
      expect(answer.data[name].userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'listingId'] }])
    }
    expect((await readRoom(id)).pinned).toBeNull()
  })

  it('moves a room along its states only, and a repeat is harmless', async () => {
    const { id } = await makeRoom(world, 1)
    const move = async (status: string) =>
      (
        await world.run(
          'mutation M($i: LiveRoomStatusChangeInput!) { liveRoomStatusChange(input: $i) { liveRoom { status } userErrors { code path } } }',
          { i: { liveRoomId: id, status } },
        )
      ).data.liveRoomStatusChange
    expect((await move('ENDED')).userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'status'] }])
    const both = await Promise.all([move('LIVE'), move('LIVE')])
    expect(both.map(answer => answer.liveRoom.status)).toEqual(['LIVE', 'LIVE'])
    expect((await move('ENDED')).liveRoom.status).toBe('ENDED')
    const late = await world.run(ADD, { input: { contentId: id, items: [{ skuId: 'sku_2' }] } })
    expect(late.data.listingAdd.userErrors[0].code).toBe('INVALID_TRANSITION')
  })
})
