import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Source } from '../config/source.ts'
import type { FeedSource } from './feed.ts'

/** How far the bytes of a feed have been read, before they are unpacked. */
export interface BytesRead {
  seen: number
  total: number
}

/** The unpacked bytes of a feed. `read` is kept up to date. */
export async function openFeed(feed: FeedSource, { compression }: Source, read: BytesRead): Promise<Readable> {
  const bytes =
    'content' in feed
      ? Readable.from([Buffer.from(feed.content)])
      : createReadStream(feed.path, { highWaterMark: 262_144 })
  read.total = Math.max(1, 'content' in feed ? Buffer.byteLength(feed.content) : statSync(feed.path).size)
  const iterator = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await iterator.next()
  async function* counted() {
    try {
      for (let chunk = first; !chunk.done; chunk = await iterator.next()) {
        read.seen += chunk.value.length
        yield chunk.value
      }
    } finally {
      bytes.destroy()
    }
  }
  const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b
  const raw = Readable.from(counted(), { objectMode: false })
  if (compression === 'none' || (compression === 'auto' && !zipped)) return raw
  const gunzip = createGunzip()
  raw.on('error', error => gunzip.destroy(error))
  gunzip.on('close', () => raw.destroy())
  return raw.pipe(gunzip)
}
