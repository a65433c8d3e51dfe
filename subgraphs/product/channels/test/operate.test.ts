import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { header, lines, openOffice, ops, simple } from './office.ts'

const office = openOffice()

describe('cancel and resume', () => {
  const CANCEL = `mutation ($input: ChannelImportCancelInput!) { channelImportCancel(input: $input) { import { status summary } userErrors { code path } } }`
  const RESUME = `mutation ($input: ChannelImportResumeInput!) { channelImportResume(input: $input) { import { status } userErrors { code path } } }`
  const refused = { import: null, userErrors: [{ code: 'INVALID_TRANSITION', path: ['input', 'importId'] }] }

  it('stops a run between two batches and goes on behind the last', async () => {
    const id = await office.channel(simple)
    office.file('cancelled.csv', lines(1700))
    const importId = await office.start(id, { path: 'cancelled.csv' })
    const input = { importId }
    await office.work({ onBatch: () => office.run(CANCEL, { input }) })
    expect(await office.import(importId)).toMatchObject({ status: 'CANCELLED', rowsRead: 1000, productsCreated: 1000 })
    expect(Object.keys(await office.products(id))).toHaveLength(1000)
    expect((await office.run(RESUME, { input })).channelImportResume).toEqual({
      import: { status: 'QUEUED' },
      userErrors: [],
    })
    await office.work()
    expect(await office.import(importId)).toMatchObject({ status: 'SUCCEEDED', rowsRead: 1700, productsCreated: 1700 })
    expect((await office.run(CANCEL, { input })).channelImportCancel).toEqual(refused)
    expect((await office.run(RESUME, { input })).channelImportResume).toEqual(refused)
  })

  it('answers a repeated request as the first, and refuses what cannot be', async () => {
    const id = await office.channel(simple)
    const importId = await office.start(id, { content: lines(1) })
    for (let time = 0; time < 2; time += 1) {
      const { channelImportCancel } = await office.run(CANCEL, { input: { importId } })
      expect(channelImportCancel).toMatchObject({ import: { status: 'CANCELLED' }, userErrors: [] })
    }
    for (let time = 0; time < 2; time += 1) {
      const { channelImportResume } = await office.run(RESUME, { input: { importId } })
      expect(channelImportResume).toEqual({ import: { status: 'QUEUED' }, userErrors: [] })
    }
    const merchant = claimsFor('MERCHANT', { merchantId: 'mer_z' })
    const { channelImportCancel } = await office.run(CANCEL, { input: { importId } }, merchant)
    expect(channelImportCancel.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'importId'] }])
    await office.work()
    const bad = await office.finished(id, { content: `${header}a,A,free,\n`, errorPolicy: 'REJECT_EVERYTHING' })
    expect((await office.run(RESUME, { input: { importId: bad.id } })).channelImportResume).toEqual(refused)
  })
})

describe('refusals', () => {
  it('refuses paths outside the import folder and channels of another business', async () => {
    const id = await office.channel(simple)
    symlinkSync('/etc', join(office.root, 'link'))
    const query = `mutation ($input: ChannelImportStartInput!) { channelImportStart(input: $input) { userErrors { code path } } }`
    const paths = ['../../etc/passwd', '/etc/passwd', join(office.root, 'link', 'passwd'), '.']
    for (const [index, path] of paths.entries()) {
      const input = { channelId: id, path, errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: `path-${index}-00` }
      expect((await office.run(query, { input })).channelImportStart.userErrors).toEqual([
        { code: 'NOT_FOUND', path: ['input', 'path'] },
      ])
    }
    const foreign = claimsFor('OPS', { businessId: 'biz_foreign' })
    expect(
      await office.run('query ($id: ID!) { channel(id: $id) { id } channels { nodes { id } } }', { id }, foreign),
    ).toEqual({ channel: null, channels: { nodes: [] } })
    const reps = [{ __typename: 'Channel', id }]
    const entity = 'query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Channel { id } } }'
    expect(await office.run(entity, { reps }, claimsFor('MERCHANT', { merchantId: 'mer_z' }))).toEqual({
      _entities: [null],
    })
  })

  it('keeps every version of a configuration, and a run on the one it was started with', async () => {
    const id = await office.channel(simple)
    const importId = await office.start(id, { content: `${header}a,A,1,\n` })
    await office.publish(id, { ...simple, defaults: { currencyCode: 'EUR' } })
    await office.work()
    expect(await office.import(importId)).toMatchObject({ configVersion: 1, status: 'SUCCEEDED' })
    expect((await office.products(id)).a.skus[0].currency).toBe('USD')
    const { channel } = await office.run(
      'query ($id: ID!) { channel(id: $id) { config { version } configVersions { version config } } }',
      { id },
    )
    expect(channel.config.version).toBe(2)
    expect(
      channel.configVersions.map((one: { version: number; config: { defaults: object } }) => [
        one.version,
        one.config.defaults,
      ]),
    ).toEqual([
      [2, { currencyCode: 'EUR' }],
      [1, { currencyCode: 'USD' }],
    ])
  })
})

describe('dry runs', () => {
  const DRY = `mutation ($input: ChannelImportDryRunInput!) { channelImportDryRun(input: $input) { rows { row externalId accepted
    fields { field before after } violations { field code severity } } userErrors { code path } } }`

  it('shows a row field by field, ends runaway expressions, and writes nothing', async () => {
    const id = await office.channel(simple)
    const config = {
      ...simple,
      map: { ...simple.map, brand: '($f := function($x) { $f($x + 1) }; $f(1))' },
      validate: [{ field: 'description', rule: 'minLength', value: 5, severity: 'warning' }],
    }
    const content = `${header}a,A,1.5,<script>x</script><b>T</b>\n`
    const { channelImportDryRun } = await office.run(DRY, { input: { channelId: id, config, content } })
    const [row] = channelImportDryRun.rows
    expect(row.violations).toEqual([
      { field: 'brand', code: 'EXPRESSION', severity: 'ERROR' },
      { field: 'description', code: 'TOO_SHORT', severity: 'WARNING' },
    ])
    expect(row.fields).toContainEqual({ field: 'description', before: '<script>x</script><b>T</b>', after: 'T' })
    expect(await office.products(id)).toEqual({})
  })

  it('takes so many rows and shows those that the import would refuse', async () => {
    const id = await office.channel({ ...simple, group: { by: 'externalId', rows: 'anywhere' } })
    const content = `${header}a,A,1,\nb,B,2,\na,,3,\nc,,4,\nd,D,5,\n`
    const { channelImportDryRun } = await office.run(DRY, { input: { channelId: id, content, rows: 4 } })
    expect(channelImportDryRun.rows.map((row: { row: number; accepted: boolean }) => [row.row, row.accepted])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ])
    const broken = await office.run(DRY, { input: { channelId: id, content: `${header}"a` } }, ops)
    expect(broken.channelImportDryRun).toMatchObject({
      rows: null,
      userErrors: [{ code: 'INVALID', path: ['input', 'content'] }],
    })
  })
})
