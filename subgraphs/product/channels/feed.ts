import { createHash } from 'node:crypto'
import { createReadStream, realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { refuse } from '#shared/errors.ts'
import type { ChannelConfig } from './config.ts'
import { createMapper } from './mapper.ts'
import { type FeedSource, readFeed } from './reader.ts'
import type { ErrorPolicy, MappedRow } from './row.ts'

const MAX_CONTENT = 256 * 1024

/** Checks where a feed comes from. A path must lead to a file below the operator's import folder, also after its links. */
export function locateFeed(
  { content, path }: { content?: string | null; path?: string | null },
  importRoot: string | undefined,
): FeedSource {
  if ((content == null) === (path == null))
    throw refuse('INVALID', 'expected exactly one of content and path', ['input', 'content'])
  if (content != null) {
    const bytes = Buffer.byteLength(content)
    if (bytes === 0) throw refuse('REQUIRED', 'expected a feed, got nothing', ['input', 'content'])
    if (bytes > MAX_CONTENT)
      throw refuse('INVALID', `expected at most 256 KiB, got ${bytes} bytes`, ['input', 'content'])
    if (content.includes('\0')) throw refuse('INVALID', 'expected text without zero bytes', ['input', 'content'])
    return { content }
  }
  const refused = refuse('NOT_FOUND', 'expected a file below the import folder', ['input', 'path'])
  if (!importRoot || !path || path.includes('\0') || path.length > 1000) throw refused
  try {
    const root = realpathSync(importRoot)
    const full = realpathSync(resolve(root, path))
    const inside = relative(root, full)
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || !statSync(full).isFile()) throw refused
    return { path: full }
  } catch {
    throw refused
  }
}

/** SHA-256 of a feed's bytes. */
export async function hashFeed(feed: FeedSource): Promise<string> {
  const hash = createHash('sha256')
  if ('content' in feed) hash.update(feed.content)
  else for await (const chunk of createReadStream(feed.path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The mapped rows of a feed. With `snapshot`, only the newest of each product: a first pass finds which those are. */
export async function* mapFeed(
  feed: FeedSource,
  config: ChannelConfig,
  policy: ErrorPolicy,
): AsyncGenerator<MappedRow> {
  const map = createMapper(config, policy)
  const newest = config.snapshot ? await newestRows(feed, config, config.snapshot.latestBy) : null
  for await (const row of readFeed(feed, config.source)) {
    if (newest && !newest.has(row.row)) continue
    yield await map(row)
  }
}

async function newestRows(
  feed: FeedSource,
  config: ChannelConfig,
  by: keyof ChannelConfig['map'],
): Promise<Set<number>> {
  const map = createMapper({
    ...config,
    validate: [],
    map: { externalId: config.map.externalId, [by]: config.map[by] } as never,
  })
  const best = new Map<string, { at: number; row: number }>()
  const odd: number[] = []
  for await (const row of readFeed(feed, config.source)) {
    const { values } = await map(row)
    const id = values.externalId as string | undefined
    const at = instantOf(values[by])
    // Rows that cannot be told apart go on, so that the pipeline reports them.
    if (!id) odd.push(row.row)
    else if (at >= (best.get(id)?.at ?? Number.NEGATIVE_INFINITY)) best.set(id, { at, row: row.row })
  }
  return new Set([...odd, ...[...best.values()].map(({ row }) => row)])
}

/** Reads dates as people write them: 2016/11/4, 2016-11-04T10:00:00Z, or a number. */
function instantOf(value: unknown): number {
  if (value === undefined || value === null) return Number.NEGATIVE_INFINITY
  const text = String(value)
  const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (date) return Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]))
  const number = Number(text)
  return Number.isFinite(number) ? number : Date.parse(text) || Number.NEGATIVE_INFINITY
}
