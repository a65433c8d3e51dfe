import { cpus } from 'node:os'
import { join } from 'node:path'
import { readImportBenchEnv } from './env.ts'
import { writeFeed } from './feed.ts'
import { type Ran, World } from './world.ts'

/**
 * `npm run bench:import`: a generated feed through a channel's whole pipeline into PostgreSQL with its default settings:
 * imported, imported again, with every tenth price changed, and on another channel with its process killed in the
 * middle. IMPORT_ROWS, IMPORT_VARIANTS, IMPORT_STEPS (first,again,killed,changed).
 */
const { rows, variants, steps } = readImportBenchEnv()
const world = new World()

/** Everything a channel has, without what differs by nature: ids and times. */
const STATE = `SELECT count(*)::int AS products, sum(p.version)::int AS versions, (SELECT count(*)::int FROM product.sku s JOIN product.product q ON q.id = s.product_id WHERE q.channel_id = $1) AS skus,
  md5(string_agg(md5(concat_ws('|', p.external_id, p.title, p.description, p.brand, p.category, p.status, p.content_hash, p.version, k.skus, m.media)), '' ORDER BY p.external_id)) AS digest
  FROM product.product p
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(',', s.external_id, s.price_minor, s.weight_grams, s.options, s.active, l.on_hand), ';' ORDER BY s.position) AS skus
    FROM product.sku s LEFT JOIN product.stock_level l ON l.sku_id = s.id WHERE s.product_id = p.id) k ON true
  LEFT JOIN LATERAL (SELECT string_agg(url, ';' ORDER BY position) AS media FROM product.media WHERE product_id = p.id) m ON true
  WHERE p.channel_id = $1`

function progress(done: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r  ${((done / rows) * 100).toFixed(1)} % of ${rows} rows`)
}

async function measure(name: string, id: string, channelId: string, path: string): Promise<void> {
  await world.queue(id, channelId, path)
  const ran = await world.run(progress)
  if (process.stdout.isTTY) process.stdout.write('\r')
  print(name, ran!, await counts(id))
}

async function counts(id: string): Promise<string> {
  const [run] = await world.sql<Record<string, number | string>>(
    `SELECT status, products_created AS created, products_updated AS updated, products_unchanged AS unchanged, rows_failed AS failed
     FROM product.channel_import WHERE id = $1`,
    [id],
  )
  if (run!.status !== 'SUCCEEDED') throw new Error(`expected ${id} to succeed, got ${JSON.stringify(run)}`)
  return `${run!.created} created, ${run!.updated} updated, ${run!.unchanged} unchanged, ${run!.failed} refused`
}

function print(name: string, { seconds, cpuMs, peakMb }: Ran, what: string): void {
  const rate = `${Math.round(rows / seconds)} rows/s`.padStart(14)
  const cpu = `${Math.round((cpuMs * 1000) / rows)} µs CPU a row`
  console.log(`${name.padEnd(26)}${rate}  ${seconds.toFixed(1)} s, ${cpu}, peak ${Math.round(peakMb)} MB  (${what})`)
}

/** Kills the process in the middle, lets another go on, and compares what is stored with the run that was left alone. */
async function killAndResume(path: string): Promise<void> {
  await world.channel('chn_killed')
  await world.queue('imp_killed', 'chn_killed', path)
  if ((await world.run(progress, rows / 2)) !== null)
    throw new Error('expected the process to be killed before its end')
  const [at] = await world.sql<{ rows: number }>(
    `SELECT checkpoint_row AS rows FROM product.channel_import WHERE id = 'imp_killed'`,
  )
  // Its lease would end by itself, thirty seconds after the kill.
  await world.sql(`UPDATE product.channel_import SET lease_until = now() WHERE id = 'imp_killed'`)
  const ran = await world.run(progress)
  // Tables that have just grown: without their statistics the comparison is planned for empty ones.
  await world.sql('ANALYZE product.product, product.sku, product.media, product.stock_level')
  const [killed] = await world.sql(STATE, ['chn_killed'])
  const [whole] = await world.sql(STATE, ['chn_bench'])
  if (JSON.stringify(killed) !== JSON.stringify(whole))
    throw new Error(`expected ${JSON.stringify(whole)}, got ${JSON.stringify(killed)}`)
  console.log(
    `killed at row ${at!.rows}, resumed in ${ran!.seconds.toFixed(1)} s: the same end state (${await counts('imp_killed')})`,
  )
}

async function main(): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} cores; ${rows} rows, ${variants} to a product`)
  await world.open()
  const path = join(world.folder, 'feed.csv')
  const changed = join(world.folder, 'changed.csv')
  await writeFeed(path, { rows, variants })
  await world.channel('chn_bench')
  if (steps.has('first')) await measure('first import', 'imp_first', 'chn_bench', path)
  if (steps.has('again')) await measure('the same feed again', 'imp_again', 'chn_bench', path)
  if (steps.has('killed')) await killAndResume(path)
  if (!steps.has('changed')) return
  await writeFeed(changed, { rows, variants, changed: 10 })
  await measure('every tenth price changed', 'imp_changed', 'chn_bench', changed)
}

try {
  await main()
} finally {
  await world.close()
}
