import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { isPublic } from '../feeds/addresses.ts'
import { expireFeeds } from '../feeds/chunks.ts'
import { startDuePulls } from '../feeds/due.ts'
import { openHosts } from './hosts.ts'
import { header, openOffice, ops, simple } from './office.ts'

const feedHosts: string[] = []
const office = openOffice({ feedHosts })
const listen = openHosts()

/** Where the subgraph's uploads and reports are. */
let own: string
beforeAll(async () => {
  const host = await listen((request, response) => {
    const { pathname } = new URL(request.url!, 'http://own')
    const route = office.subgraph.streams!.find(one => one.method === request.method && one.path === pathname)
    if (route) route.handle(request, response).catch(() => response.destroy())
    else response.writeHead(404).end()
  })
  own = `http://${host}`
})

describe('uploads', () => {
  const CREATE = `mutation ($input: ChannelUploadCreateInput!) {
    channelUploadCreate(input: $input) { upload { id url expiresAt } userErrors { code path } } }`
  const START = `mutation ($input: ChannelImportStartInput!) { channelImportStart(input: $input) { userErrors { code path } } }`

  const open = async (channelId: string) => {
    const { upload } = (await office.run(CREATE, { input: { channelId, fileName: 'feed.csv' } })).channelUploadCreate
    const put = async (body: string | Buffer, range?: string) => {
      const headers = range ? { 'content-range': range } : undefined
      const response = await fetch(own + upload.url, { method: 'PUT', body: body as never, headers })
      return { status: response.status, ...((await response.json()) as { received?: number; sha256?: string }) }
    }
    return { uploadId: upload.id as string, url: own + upload.url, put }
  }
  const refusal = async (channelId: string, uploadId: string, claims = ops) => {
    const input = { channelId, uploadId, idempotencyKey: `up-${uploadId}` }
    return (await office.run(START, { input }, claims)).channelImportStart.userErrors
  }

  it('takes a feed of any bytes whole, once, and imports it', async () => {
    const id = await office.channel(simple)
    const { uploadId, put } = await open(id)
    const feed = gzipSync(Buffer.from(`\uFEFF${header}a,明前龙井,12.50,\n`, 'utf16le'))
    expect(await put(feed)).toMatchObject({ status: 201, bytes: feed.length })
    expect((await put('another')).status).toBe(409)
    expect(await office.finished(id, { uploadId })).toMatchObject({
      status: 'SUCCEEDED',
      source: 'UPLOAD',
      productsCreated: 1,
    })
    expect((await office.products(id)).a.title).toBe('明前龙井')
  })

  it('goes on where it was cut off', async () => {
    const { description: _unread, ...map } = simple.map
    const id = await office.channel({ ...simple, map })
    const { uploadId, url, put } = await open(id)
    const rows = Array.from({ length: 8 }, (_, n) => `p${n},T,1,${'x'.repeat(100_000)}\n`)
    const feed = Buffer.from(header + rows.join(''))
    const range = (first: number, end = feed.length) => `bytes ${first}-${end - 1}/${feed.length}`
    const headers = { 'content-range': range(0), 'content-length': feed.length }
    const half = httpRequest(url, { method: 'PUT', headers })
    half.on('error', () => {})
    half.write(feed.subarray(0, 600_000))
    const received = async () => {
      const [kept] = await office.world.sql<{ bytes: string }>('SELECT bytes FROM product.channel_feed WHERE id = $1', [
        uploadId,
      ])
      return Number(kept!.bytes)
    }
    await expect.poll(received).toBeGreaterThan(500_000)
    half.destroy()
    // What had arrived is kept; whoever starts at the wrong place is told the right one.
    let sent: Awaited<ReturnType<typeof put>> = await put('x', range(1, 2))
    expect(sent).toMatchObject({ status: 409, received: expect.any(Number) })
    while (sent.status === 409)
      sent = await put(feed.subarray(sent.received, -10), range(sent.received!, feed.length - 10))
    expect(sent).toMatchObject({ status: 202, received: feed.length - 10 })
    expect((await put(feed.subarray(-10), range(feed.length - 10))).status).toBe(201)
    expect(await office.finished(id, { uploadId })).toMatchObject({ productsCreated: 8 })
  })

  it('is only for who has its address, and for its own channel', async () => {
    const [id, other] = [await office.channel(simple), await office.channel(simple)]
    const { uploadId, url, put } = await open(id)
    for (const address of [url.slice(0, -1), url.replace(uploadId, 'fee_other'), `${own}/channel-feeds`])
      expect((await fetch(address, { method: 'PUT', body: 'x' })).status).toBe(404)
    expect(await refusal(id, uploadId)).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'uploadId'] }])
    expect((await put('')).status).toBe(400)
    expect((await put('x', 'lines 1-2')).status).toBe(400)
    expect((await put(`${header}a,A,1,\n`)).status).toBe(201)
    expect(await refusal(other, uploadId)).toEqual([{ code: 'NOT_FOUND', path: ['input', 'uploadId'] }])
    const stranger = claimsFor('MERCHANT', { merchantId: 'mer_z' })
    const { channelUploadCreate } = await office.run(CREATE, { input: { channelId: id } }, stranger)
    expect(channelUploadCreate.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'channelId'] }])
  })

  it('is forgotten after a week, and not before a run of it has ended', async () => {
    const id = await office.channel(simple)
    const { uploadId, put } = await open(id)
    await put(`${header}a,A,1,\n`)
    const platform = office.world.platform('product')
    await expireFeeds(platform)
    await office.start(id, { uploadId })
    await office.world.clock.advance(8 * 86_400_000)
    expect(await expireFeeds(platform)).toBeGreaterThan(0)
    await office.work()
    expect((await office.products(id)).a.title).toBe('A')
    expect(await expireFeeds(platform)).toBe(1)
    expect(await refusal(id, uploadId)).toEqual([{ code: 'EXPIRED', path: ['input', 'uploadId'] }])
  })
})

describe('feeds that are fetched', () => {
  let body = `${header}a,A,1.00,\n`
  let etag: string | null = '"1"'
  const asked: (string | undefined)[] = []
  let supplier: string
  beforeAll(async () => {
    supplier = await listen((request, response) => {
      if (request.url === '/moved') return response.writeHead(302, { location: '/feed.csv' }).end()
      if (request.url === '/gone') return response.writeHead(410).end()
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': 1000 })
        return response.write('id,', () => response.destroy())
      }
      if (request.url === '/inside') return response.writeHead(302, { location: 'http://169.254.169.254/key' }).end()
      asked.push(request.headers['if-none-match'])
      if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304).end()
      return response.writeHead(200, etag ? { etag } : {}).end(body)
    })
    feedHosts.push(supplier)
  })
  const pulling = (path = '/feed.csv', more: object = {}) => ({
    ...simple,
    source: { format: 'csv', pull: { url: `http://${supplier}${path}`, ...more } },
  })

  it('are fetched again only when they changed, under the same configuration', async () => {
    const id = await office.channel(pulling('/moved'))
    const pull = () => office.finished(id, { pull: true })
    expect(await pull()).toMatchObject({ status: 'SUCCEEDED', source: 'PULL', productsCreated: 1 })
    const again = await pull()
    expect(again).toMatchObject({ status: 'SUCCEEDED', rowsRead: 0 })
    expect(again.summary).toMatch(/Nothing changed: the server has the feed that was imported last/)
    expect(asked).toEqual([undefined, '"1"'])
    body = `${header}a,A,2.00,\n`
    etag = '"2"'
    expect(await pull()).toMatchObject({ productsUpdated: 1 })
    // A server that forgets its versions, and then sends what is known.
    etag = null
    expect((await pull()).summary).toMatch(/Nothing changed/)
    await office.publish(id, { ...pulling('/moved'), defaults: { currencyCode: 'EUR' } })
    expect(await pull()).toMatchObject({ productsUpdated: 1 })
  })

  it('are fetched by themselves as often as the configuration says', async () => {
    const id = await office.channel(pulling('/feed.csv', { everyMinutes: 60 }))
    const platform = office.world.platform('product')
    const runs = async () => {
      await startDuePulls(platform)
      await office.work()
      const query = 'query ($id: ID!) { channel(id: $id) { imports { status productsCreated } } }'
      return (await office.run(query, { id })).channel.imports.length
    }
    expect(await runs()).toBe(1)
    expect(await runs()).toBe(1)
    await office.world.clock.advance(3_600_000)
    expect(await runs()).toBe(2)
    await office.publish(id, simple)
    await office.world.clock.advance(3_600_000)
    expect(await runs()).toBe(2)
  })

  it.each([
    ['/gone', /the server of the feed answered 410/],
    ['/cut', /could not be fetched/],
    ['/inside', /expected a public host or one that FEED_HOSTS names, got 169\.254\.169\.254/],
  ])('fail with their reason: %s', async (path, reason) => {
    const id = await office.channel(pulling(path))
    expect(await office.finished(id, { pull: true })).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringMatching(reason),
    })
  })

  it('come from public hosts only, unless the operator names others', async () => {
    const url = `http://localhost:${supplier.split(':')[1]}/feed.csv`
    const id = await office.channel({ ...simple, source: { format: 'csv', pull: { url } } })
    expect(await office.finished(id, { pull: true })).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringMatching(/expected a public host/),
    })
    for (const address of [
      '10.0.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '::1',
      '::ffff:10.0.0.1',
      'fe80::1',
      'fd00::1',
      'no',
    ])
      expect(isPublic(address), address).toBe(false)
    for (const address of ['93.184.216.34', '2606:4700::1111']) expect(isPublic(address), address).toBe(true)
  })
})

describe('the error report', () => {
  it('has every violation, harmless in a spreadsheet, for who has its address, for an hour', async () => {
    const id = await office.channel(simple)
    const bad = Array.from({ length: 150 }, (_, n) => `p${n},T,"=HYPERLINK(""x""), ${n}",\n`).join('')
    const run = await office.finished(id, { content: header + bad })
    expect([run.violations.length, run.violationCount]).toEqual([100, 150])
    const address = own + run.errorReportUrl
    const response = await fetch(address)
    expect(response.headers.get('content-type')).toMatch('text/csv')
    const rows = parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[]
    expect(rows).toHaveLength(150)
    expect(rows[149]).toMatchObject({
      row: '150',
      field: 'price',
      code: 'AMOUNT',
      severity: 'error',
      value: `'=HYPERLINK("x"), 149`,
    })
    for (const wrong of [
      address.replace(/signature=./, begun => (begun.endsWith('_') ? 'signature=-' : 'signature=_')),
      address.replace(/until=1/, 'until=9'),
      `${own}/channel-imports/errors.csv`,
    ])
      expect((await fetch(wrong)).status, wrong).toBe(404)
    await office.world.clock.advance(3_600_001)
    expect((await fetch(address)).status).toBe(404)
    expect((await office.finished(id, { content: `${header}a,A,1,\n` })).errorReportUrl).toBeNull()
  })
})
