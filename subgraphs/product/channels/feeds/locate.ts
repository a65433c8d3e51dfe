import { createHash } from 'node:crypto'
import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { refuse } from '#shared/errors.ts'
import type { ChannelStore } from '../store.ts'

const MAX_CONTENT = 256 * 1024

/** The ways in which a request may name a feed; exactly one of them. */
export interface GivenFeed {
  content?: string | null
  path?: string | null
  uploadId?: string | null
  pull?: boolean | null
}

/** A feed as a run keeps it: `feedHash` tells its bytes from others. */
export interface LocatedFeed {
  source: 'CONTENT' | 'PATH' | 'UPLOAD' | 'PULL'
  content?: string
  path?: string
  feedId?: string
  feedHash: string
}

/** Checks where a feed comes from. `importRoot` is only given to those who may read files of the server. */
export async function locateFeed(
  given: GivenFeed,
  channelId: string,
  channels: ChannelStore,
  importRoot: string | undefined,
): Promise<LocatedFeed> {
  const { content, path, uploadId, pull } = given
  const ways = [content != null, path != null, uploadId != null, pull === true].filter(Boolean).length
  if (ways !== 1)
    throw refuse('INVALID', 'expected exactly one of content, path, uploadId and pull', ['input', 'content'])
  if (content != null) return inline(content)
  if (path != null) return onServer(path, importRoot)
  return uploadId != null ? uploaded(uploadId, channelId, channels) : pulled(channelId, channels)
}

function inline(content: string): LocatedFeed {
  const bytes = Buffer.byteLength(content)
  if (bytes === 0) throw refuse('REQUIRED', 'expected a feed, got nothing', ['input', 'content'])
  if (bytes > MAX_CONTENT) throw refuse('INVALID', `expected at most 256 KiB, got ${bytes} bytes`, ['input', 'content'])
  if (content.includes('\0')) throw refuse('INVALID', 'expected text without zero bytes', ['input', 'content'])
  return { source: 'CONTENT', content, feedHash: createHash('sha256').update(content).digest('hex') }
}

/** A path must lead to a file below the operator's import folder, also after its links. */
function onServer(path: string, importRoot: string | undefined): LocatedFeed {
  const refused = refuse('NOT_FOUND', 'expected a file below the import folder', ['input', 'path'])
  if (!importRoot || !path || path.includes('\0') || path.length > 1000) throw refused
  try {
    const root = realpathSync(importRoot)
    const full = realpathSync(resolve(root, path))
    const inside = relative(root, full)
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || !statSync(full).isFile()) throw refused
    return { source: 'PATH', path: full, feedHash: fingerprint(full) }
  } catch {
    throw refused
  }
}

/** Tells a file from what it may become: hashing gigabytes would keep the request waiting. */
export function fingerprint(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${size}-${mtimeMs}`
}

async function uploaded(uploadId: string, channelId: string, channels: ChannelStore): Promise<LocatedFeed> {
  const path = ['input', 'uploadId']
  const feed = await channels.feed(uploadId)
  if (feed?.channelId !== channelId || feed.origin !== 'UPLOAD')
    throw refuse('NOT_FOUND', `expected an upload of this channel, got ${uploadId}`, path)
  if (feed.state === 'OPEN')
    throw refuse('INVALID_TRANSITION', 'expected an upload that is whole, this one has not arrived yet', path)
  if (feed.state !== 'WHOLE') throw refuse('EXPIRED', 'expected an upload of the last seven days; send it again', path)
  return { source: 'UPLOAD', feedId: feed.id, feedHash: feed.sha256! }
}

async function pulled(channelId: string, channels: ChannelStore): Promise<LocatedFeed> {
  const config = (await channels.config(channelId))?.config as { source?: { pull?: object } } | undefined
  if (!config?.source?.pull)
    throw refuse('INVALID', 'expected source.pull.url in the configuration of the channel, got none', ['input', 'pull'])
  return { source: 'PULL', feedHash: '' }
}
