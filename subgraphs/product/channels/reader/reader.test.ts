import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { source } from '../config/source.ts'
import { workFiles } from '../test/work-files.ts'
import type { FeedRecord } from './feed.ts'
import { readFeed } from './read.ts'

const workFile = workFiles()

async function read(given: object, bytes: string | Buffer): Promise<FeedRecord[]> {
  const path = workFile()
  writeFileSync(path, bytes)
  const records: FeedRecord[] = []
  for await (const { record } of readFeed({ path }, source.parse(given), { workFile })) records.push(record)
  return JSON.parse(JSON.stringify(records))
}

const csv = { format: 'csv' }
const tea = [{ id: '1', name: '明前龙井' }]

describe('separated values', () => {
  it.each<[string, object, string | Buffer, object[]]>([
    ['commas', csv, 'a,b\n1,"x, ""y""\nz"\n', [{ a: '1', b: 'x, "y"\nz' }]],
    [
      'semicolons, with commas in numbers',
      csv,
      'a;b\n1;2,50\n3;4,50\n',
      [
        { a: '1', b: '2,50' },
        { a: '3', b: '4,50' },
      ],
    ],
    ['tabs', { format: 'tsv' }, 'a\tb\n1\t2,3\n', [{ a: '1', b: '2,3' }]],
    ['tabs that nobody told of', csv, 'a\tb\n1\t2,3\n', [{ a: '1', b: '2,3' }]],
    ['bars', csv, 'a|b\n1|x, y\n', [{ a: '1', b: 'x, y' }]],
    ['what a spreadsheet says of itself', csv, 'sep=;\r\na;b\r\n1;2\r\n', [{ a: '1', b: '2' }]],
    ['another character', { ...csv, delimiter: '^' }, 'a^b\n1^2\n', [{ a: '1', b: '2' }]],
    ['one column', csv, 'a\n1\n2\n', [{ a: '1' }, { a: '2' }]],
    ['quotes that mean nothing', { ...csv, quote: null }, 'a,b\n5" screen,2\n', [{ a: '5" screen', b: '2' }]],
    ['lines before the header', { ...csv, skipLines: 2 }, 'Report\n\n a ,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['no header', { ...csv, columns: ['a', 'b'] }, '1,2\n', [{ a: '1', b: '2' }]],
    ['commas behind the last column', csv, 'a,b\n1,2,,\n', [{ a: '1', b: '2' }]],
    ['a mark of UTF-8', csv, '\uFEFFid,name\n1,明前龙井\n', tea],
    ['UTF-16', csv, Buffer.from('\uFEFFid,name\n1,明前龙井\n', 'utf16le'), tea],
    [
      'UTF-16 without its mark',
      csv,
      Buffer.from('id,name,more,columns\n1,Tea,2,3\n', 'utf16le'),
      [{ id: '1', name: 'Tea', more: '2', columns: '3' }],
    ],
    [
      'GB 18030',
      csv,
      Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from('c3f7c7b0c1fabeae', 'hex'), Buffer.from('\n')]),
      tea,
    ],
    [
      'Windows-1252',
      csv,
      Buffer.from('id,name\n1,Crème brûlée für zwei\n', 'latin1'),
      [{ id: '1', name: 'Crème brûlée für zwei' }],
    ],
    [
      'an encoding that is said',
      { ...csv, encoding: 'windows-1251' },
      Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from([0xd7, 0xe0, 0xe9])]),
      [{ id: '1', name: 'Чай' }],
    ],
    ['gzip', csv, gzipSync('id,name\n1,明前龙井\n'), tea],
  ])('reads %s', async (_name, given, bytes, expected) => {
    expect(await read(given, bytes)).toEqual(expected)
  })
})

describe('XML', () => {
  const feed = `<?xml version="1.0"?><rss xmlns:g="urn:g"><channel><title>Shop</title>
    <item><g:id>1</g:id><title lang="en">Tea &amp; more</title><img>a</img><img>b</img><body><![CDATA[<b>x</b>]]></body></item>
    <related><item><g:id>9</g:id></item></related></channel></rss>`

  it('takes the elements at a path, and those of a name at any depth', async () => {
    const item = {
      'g:id': '1',
      title: { '@lang': 'en', '#text': 'Tea & more' },
      img: ['a', 'b'],
      body: '<b>x</b>',
    }
    expect(await read({ format: 'xml', recordPath: 'rss/channel/item' }, feed)).toEqual([item])
    expect(await read({ format: 'xml', recordPath: '//item' }, feed)).toEqual([item, { 'g:id': '9' }])
    expect(await read({ format: 'xml', itemElement: 'item' }, feed)).toEqual([item, { 'g:id': '9' }])
  })

  it('expands no entities of the feed', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><i><id>&b;</id></i></r>'
    await expect(read({ format: 'xml', itemElement: 'i' }, bomb)).rejects.toThrow(/row 1: .*entity/)
  })
})

describe('JSON', () => {
  it('takes a list anywhere in a document, and a row for each variant', async () => {
    const feed = {
      total: 2,
      data: { other: [{ items: [0] }], items: [{ id: 1, variants: [{ s: 'S' }, { s: 'M' }] }, { id: 2 }] },
    }
    const given = { format: 'json', recordPath: 'data.items', each: 'variants' }
    expect(await read(given, JSON.stringify(feed))).toEqual([
      { id: 1, variants: { s: 'S' } },
      { id: 1, variants: { s: 'M' } },
      { id: 2 },
    ])
    expect(await read({ format: 'json' }, '\uFEFF [{"a":"]}"}]')).toEqual([{ a: ']}' }])
  })

  it('takes lines, and the record within each line', async () => {
    expect(await read({ format: 'ndjson' }, '{"a":1}\n\n{"a":2}')).toEqual([{ a: 1 }, { a: 2 }])
    expect(await read({ format: 'ndjson', recordPath: 'p' }, '{"p":{"a":1}}\n{"p":[{"a":2}]}\n')).toEqual([
      { a: 1 },
      { a: 2 },
    ])
  })

  it.each([
    ['a document that ends early', { format: 'json' }, '[{"a":1},{"a":', /row 2: .*ends early/],
    [
      'no list where it should be',
      { format: 'json', recordPath: 'data' },
      '{"date":[]}',
      /row 1: expected a list of records at data/,
    ],
    ['a record that is none', { format: 'json' }, '[{"a":1},7]', /row 2: expected an object, got 7/],
    ['a line that is none', { format: 'ndjson' }, '{"a":1}\n{"a":\n', /row 2: /],
  ])('says the row of %s', async (_name, given, text, message) => {
    await expect(read(given, text)).rejects.toThrow(message)
  })
})

const sql = (...tables: object[]) => ({ format: 'sql', tables })

describe('SQL dumps', () => {
  it('reads the INSERTs of MySQL: several rows each, backslashes, columns from the table', async () => {
    const dump = `-- a dump; of (two) tables
      CREATE TABLE \`goods\` (\`id\` int NOT NULL, \`name\` varchar(20) DEFAULT ',', PRIMARY KEY (\`id\`), KEY \`n\` (\`name\`,\`id\`));
      /*!40000 ALTER TABLE \`goods\` DISABLE KEYS */;
      INSERT INTO \`goods\` VALUES (1,'it''s; (a) \\'quote\\''),(2,NULL);
      INSERT INTO \`other\` VALUES ('x');`
    expect(await read(sql({ name: 'goods' }), dump)).toEqual([
      { goods: { id: '1', name: "it's; (a) 'quote'" } },
      { goods: { id: '2', name: null } },
    ])
  })

  it('reads the INSERTs and COPYs of PostgreSQL', async () => {
    const dump = `CREATE FUNCTION f() RETURNS void AS $$ BEGIN; INSERT INTO goods VALUES (9, 'no'); END $$ LANGUAGE plpgsql;
INSERT INTO public.goods (id, name) VALUES (1, 'back\\slash'), (2, E'tab\\t'), (3, '2026-01-01'::date);
COPY public.sku (goods_id, code) FROM stdin;
1\tS\\tM
1\t\\N
\\.
`
    expect(
      await read(sql({ name: 'goods' }, { name: 'sku', join: { goods_id: 'goods.id' }, take: 'list' }), dump),
    ).toEqual([
      {
        goods: { id: '1', name: 'back\\slash' },
        sku: [
          { goods_id: '1', code: 'S\tM' },
          { goods_id: '1', code: null },
        ],
      },
      { goods: { id: '2', name: 'tab\t' }, sku: [] },
      { goods: { id: '3', name: '2026-01-01' }, sku: [] },
    ])
  })

  it('joins tables in any order of the dump, as rows or the first match', async () => {
    const dump = `INSERT INTO sku (goods, code) VALUES (1,'S'),(1,'M');
      INSERT INTO brand (id, name) VALUES (7,'Linen'),(7,'Twice');
      INSERT INTO goods (id, brand) VALUES (1,7),(2,NULL);`
    const tables = [
      { name: 'goods' },
      { name: 'sku', join: { goods: 'goods.id' }, take: 'rows' },
      { name: 'brand', as: 'b', join: { id: 'goods.brand' } },
    ]
    const of = (goods: object, sku: object | null, b: object | null) => ({ goods, sku, b })
    expect(await read(sql(...tables), dump)).toEqual([
      of({ id: '1', brand: '7' }, { goods: '1', code: 'S' }, { id: '7', name: 'Linen' }),
      of({ id: '1', brand: '7' }, { goods: '1', code: 'M' }, { id: '7', name: 'Linen' }),
      of({ id: '2', brand: null }, null, null),
    ])
  })

  it('says what is wrong with a dump', async () => {
    await expect(read(sql({ name: 'goods' }), 'INSERT INTO goods VALUES (1);')).rejects.toThrow(/columns of goods/)
    await expect(read(sql({ name: 'goods' }), 'INSERT INTO other (a) VALUES (1);')).rejects.toThrow(/rows of goods/)
    await expect(read(sql({ name: 'goods' }), "INSERT INTO goods (a) VALUES ('x")).rejects.toThrow(/within a quotation/)
    await expect(read(sql({ name: 'goods' }), 'INSERT INTO goods (a) VALUES (1,2);')).rejects.toThrow(/1 values.*got 2/)
  })
})
