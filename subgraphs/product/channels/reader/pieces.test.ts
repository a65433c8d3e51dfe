import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { source } from '../config/source.ts'
import { workFiles } from '../test/work-files.ts'
import type { FeedRecord } from './feed.ts'
import { document, lines } from './json.ts'
import { separated } from './separated.ts'
import { dumped } from './sql/records.ts'
import { elements } from './xml.ts'

const workFile = workFiles()

describe('a feed that comes in pieces', () => {
  const records = fc.array(fc.record({ a: fc.string(), b: fc.string({ unit: 'binary' }) }), {
    minLength: 1,
    maxLength: 8,
  })
  const cut = (text: string, size: number) =>
    (async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
    })()
  const all = async (found: AsyncIterable<unknown>) => {
    const list: unknown[] = []
    for await (const one of found) list.push(one)
    return JSON.parse(JSON.stringify(list))
  }
  const holds = (
    write: (rows: FeedRecord[]) => string,
    parse: (text: AsyncIterable<string>) => AsyncIterable<unknown>,
    wrap = (row: FeedRecord): unknown => row,
  ) =>
    fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        expect(await all(parse(cut(write(rows), size)))).toEqual(rows.map(wrap))
      }),
      { numRuns: 60 },
    )
  const quote = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`
  const escaped = (value: unknown) => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const entities = (value: unknown) => String(value).replace(/[<&>\s]/g, char => `&#${char.charCodeAt(0)};`)

  it('is the same as CSV', () =>
    holds(
      rows => `a,b\r\n${rows.map(row => `${quote(row.a)},${quote(row.b)}\r\n`).join('')}`,
      text => separated(text, source.parse({ format: 'csv', delimiter: ',' }) as never),
      row => ({ record: row }),
    ))
  it('is the same as JSON', () =>
    holds(
      rows => JSON.stringify({ x: [1, '["'], way: { list: rows } }, null, 1),
      text => document(text, 'way.list'),
    ))
  it('is the same as JSON lines', () =>
    holds(
      rows => rows.map(row => JSON.stringify(row)).join('\n'),
      text => lines(text, undefined),
    ))
  it('is the same as a dump', () =>
    holds(
      rows =>
        `INSERT INTO \`t\` (\`a\`,\`b\`) VALUES ${rows.map(row => `(${escaped(row.a)},${escaped(row.b)})`).join(',')};`,
      text => dumped(text, source.parse({ format: 'sql', tables: [{ name: 't' }] }) as never, workFile, () => {}),
      row => ({ record: { t: row } }),
    ))
  it('is the same as XML', () => {
    const plain = fc.array(fc.record({ a: fc.string(), b: fc.string() }), { minLength: 1, maxLength: 8 })
    return fc.assert(
      fc.asyncProperty(plain, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const text = `<r>${rows.map(row => `<i><a>${entities(row.a)}</a><b>${entities(row.b)}</b></i>`).join('')}</r>`
        expect(
          await all(elements(cut(text, size), source.parse({ format: 'xml', recordPath: 'r/i' }) as never)),
        ).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})
