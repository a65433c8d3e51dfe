import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Quality } from '../../subgraphs/product/search/test/quality.ts'
import type { Lag } from './lag.ts'
import type { Speed } from './speed.ts'

/** What was measured last, part by part: they take too long for one sitting. */
export interface Results {
  [part: string]: Part
}

type Part = About & ({ quality: Record<string, Quality> } | { speed: Speed } | { lag: Lag })

interface About {
  engine: string
  date: string
  machine: string
}

const loadBefore = (loadavg()[0] ?? 0).toFixed(1)
const whole = (value: number) => Math.round(value).toLocaleString('en')
const share = (value: number) => value.toFixed(3)
const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))

export function about(engine: string): About {
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${memory} GB, node ${process.versions.node}; load average before: ${loadBefore}`
  return { engine, date: new Date().toISOString().slice(0, 10), machine }
}

const table = (head: readonly string[], body: readonly string[][]) => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_cell, at) => (at === 0 ? '---' : '---:'))), ...body.map(line)].join('\n')
}

function section(name: string, part: Part): string {
  const lines = [`## ${name}`, `${part.engine}, ${part.date}. ${part.machine}.`]
  if ('quality' in part) lines.push(qualityTable(part.quality))
  else if ('speed' in part) lines.push(...speedLines(part.speed))
  else lines.push(lagLine(part.lag))
  return lines.join('\n\n')
}

const qualityTable = (quality: Record<string, Quality>) =>
  table(
    ['asked for by', 'questions', 'P@1', 'hit@10', 'wanted among ten'],
    Object.entries(quality).map(([name, { questions, first, tenth, precision }]) => [
      name,
      whole(questions),
      share(first),
      share(tenth),
      share(precision),
    ]),
  )

function speedLines({ documents, indexedPerSecond, fileMb, kinds }: Speed): string[] {
  const indexed = indexedPerSecond === null ? '' : ` Indexed at ${whole(indexedPerSecond)} products/s.`
  const size = fileMb === null ? '' : ` File: ${whole(fileMb)} MB.`
  return [
    `${whole(documents)} products.${indexed}${size} One search at a time: a page of 20, the total and all facets, within a filter; milliseconds.`,
    table(
      ['search', 'hits', 'p50', 'p95'],
      kinds.map(({ name, hits, p50, p95 }) => [name, whole(hits), ms(p50), ms(p95)]),
    ),
  ]
}

const lagLine = (lag: Lag) =>
  `${whole(lag.products)} products, of which ${whole(lag.changesPerSecond)} are changed a second for ${lag.seconds} s by SQL, one in each transaction. From a change's statement to when another process finds it: p50 ${whole(lag.p50)} ms, p95 ${whole(lag.p95)} ms, at worst ${whole(lag.worst)} ms (${whole(lag.probes)} looked for). The first filling went at ${whole(lag.filledPerSecond)} products/s.`

/** Keeps a part in bench/results/search.json and writes all of them, for reading, to search.md. */
export function keep(name: string, part: Part): void {
  const folder = join(import.meta.dirname, '..', 'results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'search.json')
  const known: Results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const results = { ...known, [name]: part }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  const sections = Object.keys(results)
    .sort()
    .map(one => section(one, results[one]!))
  writeFileSync(
    join(folder, 'search.md'),
    `# The last search benchmarks\n\n\`npm run bench:search\`, part by part.\n\n${sections.join('\n\n')}\n`,
  )
  console.log(`\n${section(name, part)}`)
}
