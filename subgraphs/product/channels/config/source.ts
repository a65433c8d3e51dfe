import { z } from 'zod'

/** Encodings that feeds come in, by their WHATWG names. `auto` looks at the bytes. */
const ENCODINGS = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1254',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-15',
] as const

const name = z.string().min(1).max(200)
const path = z.string().min(1).max(500)

const pull = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('Where the feed is fetched from when a run is started with `pull`.'),
  everyMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .optional()
    .describe('Fetches by itself this often. A feed whose ETag is the last one starts no run.'),
})

const common = {
  encoding: z
    .enum(ENCODINGS)
    .default('auto')
    .describe('auto: byte order mark, else UTF-8 if the bytes are, else GB 18030 if they are, else Windows-1252.'),
  compression: z.enum(['auto', 'gzip', 'none']).default('auto'),
  pull: pull.optional(),
}

const each = path
  .optional()
  .describe(
    'The list within a record that holds its variants: each of its entries becomes a row, in which it stands in the place of the list.',
  )

const separated = z.strictObject({
  format: z.enum(['csv', 'tsv']),
  ...common,
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('Default: the one of comma, semicolon, tab and bar that parts the first rows evenly; tab for tsv.'),
  quote: z.string().length(1).nullable().default('"').describe('null: nothing is quoted.'),
  skipLines: z.int().min(0).max(100).default(0).describe('Lines before the header.'),
  columns: z.array(name).min(1).max(1000).optional().describe('Names of the columns, for files without a header.'),
})

const xml = z.strictObject({
  format: z.literal('xml'),
  ...common,
  recordPath: path
    .optional()
    .describe('The way to the element that is one record, as in `rss/channel/item`. `//item` finds it at any depth.'),
  itemElement: name.optional().describe('The same as `recordPath: "//name"`.'),
  each,
})

const json = z.strictObject({
  format: z.enum(['json', 'ndjson']),
  ...common,
  recordPath: path
    .optional()
    .describe('The way to the list of records, as in `data.items`; in ndjson the way to the record within each line.'),
  each,
})

const table = z.strictObject({
  name: name.describe('The table in the dump.'),
  as: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/)
    .optional()
    .describe('What the record calls it. Default: its name.'),
  columns: z
    .array(name)
    .min(1)
    .max(500)
    .optional()
    .describe('The names of its columns, when the dump has neither CREATE TABLE nor column lists.'),
  join: z
    .record(name, z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*\.[^.]+$/))
    .optional()
    .describe('Which of its columns equals which column of a table above: `{"goods_id": "goods.id"}`.'),
  take: z
    .enum(['one', 'rows', 'list'])
    .default('one')
    .describe('Of several matches: the first, a row for each, or all of them as a list.'),
})
export type SqlTable = z.output<typeof table>

const sql = z.strictObject({
  format: z.literal('sql'),
  ...common,
  dialect: z
    .enum(['auto', 'mysql', 'postgresql'])
    .default('auto')
    .describe('Whether a backslash escapes. auto: it does if names are quoted by backticks.'),
  tables: z.array(table).min(1).max(20).describe('The first gives the records, the others are joined to it.'),
})

/** Where a feed's bytes become records. */
export const source = z.discriminatedUnion('format', [separated, xml, json, sql])
export type Source = z.output<typeof source>
export type SourceOf<Format extends Source['format']> = Extract<Source, { format: Format }>

type Problem = (path: (string | number)[], message: string) => void

/** What the shape alone cannot say of a source. */
export function checkSource(given: Source, problem: Problem): void {
  if (given.format === 'xml' && (given.recordPath === undefined) === (given.itemElement === undefined))
    problem(['recordPath'], 'exactly one of recordPath and itemElement')
  if (given.format === 'sql') checkTables(given.tables, problem)
}

function checkTables(tables: readonly SqlTable[], problem: Problem): void {
  const known = new Set<string>()
  for (const [index, { name, as = name, join, take }] of tables.entries()) {
    if (known.has(as)) problem(['tables', index, 'as'], `a name that no other table has, not ${as} again`)
    if (index === 0 && join) problem(['tables', index, 'join'], 'no join on the first table')
    if (index > 0 && !join) problem(['tables', index, 'join'], 'a join to a table above')
    if (index === 0 && take !== 'one') problem(['tables', index, 'take'], 'take on joined tables only')
    for (const [column, target] of Object.entries(join ?? {})) {
      if (!known.has(target.split('.')[0]!)) problem(['tables', index, 'join', column], 'a column of a table above')
    }
    known.add(as)
  }
}
