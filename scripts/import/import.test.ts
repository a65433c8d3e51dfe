import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { openOffice, simple } from '../../subgraphs/product/channels/test/office.ts'
import { bar, createScreen } from './bar.ts'
import { importFile } from './run.ts'
import { sendFile } from './send.ts'

const office = openOffice()
const operation = (name: string) =>
  readFileSync(`schema/operations/console/${name[0]!.toLowerCase()}${name.slice(1)}.graphql`, 'utf8')

/** A graph's address whose connections break in the middle of a request, as often as is said. */
async function openEdge(breaks: number) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://own')
    const route = office.subgraph.streams!.find(one => one.method === request.method && one.path === pathname)
    if (!route) return response.writeHead(404).end('{}')
    if (breaks > 0) {
      breaks -= 1
      request.once('data', () => request.destroy())
    }
    route.handle(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return { url, [Symbol.asyncDispose]: async () => void server.close() }
}

it('uploads a feed over a bad connection, follows the run and tells what came of it', async () => {
  await using edge = await openEdge(2)
  await office.channel({ ...simple, coverage: { kind: 'full' } })
  const rows = Array.from({ length: 20 }, (_, n) => `p${n},Thing ${n},${n === 7 ? 'free' : '1.00'},\n`)
  const file = office.file('feed.csv', `id,title,price,text\n${rows.join('')}`)
  const run = async (name: string, variables: object = {}) => {
    if (name === 'ChannelImport') await office.work()
    return office.run(operation(name), variables)
  }
  const imported = async (channel: string) => {
    const written: string[] = []
    const out = { write: (text: string) => written.push(text) }
    const options = { errorPolicy: 'REJECT_FAILED_ROWS', snapshotAt: null, url: edge.url }
    const succeeded = await importFile({ ...options, run, channel, file, out })
    return { succeeded, text: written.join('') }
  }
  const first = await imported('c-0')
  expect(first.succeeded).toBe(true)
  expect(first.text).toMatch(/Sending 100 %\n.*into C \(c-0\)\n.* 100 % {2}20 rows/)
  expect(first.text).toContain('Products: 19 created; 1 rows refused.')
  expect(first.text).toContain('row 8, price: AMOUNT, expected a decimal with at most 2 decimal digits ("free")')
  const report = /as CSV: (\S+)/.exec(first.text)![1]!
  expect(await (await fetch(report)).text()).toMatch(/\r\n8,price,AMOUNT,error,free,/)
  expect((await imported('c-0')).text).toContain('Nothing changed')
  await expect(imported('no-such')).rejects.toThrow("expected a channel's code or id, got no-such")
})

it('says which file it cannot send', async () => {
  const nowhere = new URL('http://127.0.0.1:1/')
  const ignore = () => undefined
  await expect(sendFile(nowhere, 'no/such.csv', ignore)).rejects.toThrow('expected a feed in no/such.csv, got ENOENT')
  await expect(sendFile(nowhere, '/dev/null', ignore)).rejects.toThrow(
    'expected a feed in /dev/null, got an empty file',
  )
})

it('draws a bar over itself on a terminal, and a line for each tenth elsewhere', () => {
  const line = bar({ progress: 0.42, rowsRead: 420_000, rowsPerSecond: 5123.4, secondsLeft: 113 })
  expect(line).toBe(`${'█'.repeat(13)}${'░'.repeat(17)}  42 %  420,000 rows  5,123 rows/s  2 min left`)
  const shown = (isTTY: boolean) => {
    const written: string[] = []
    const screen = createScreen({ isTTY, write: (text: string) => written.push(text) })
    for (const share of [0, 0.01, 0.09, 0.1, 1]) screen.show(String(share), share)
    screen.done()
    return written
  }
  expect(shown(false)).toEqual(['0\n', '0.1\n', '1\n'])
  expect(shown(true)).toEqual([...[0, 0.01, 0.09, 0.1, 1].map(share => `\r\u001b[K${share}`), '\n'])
})
