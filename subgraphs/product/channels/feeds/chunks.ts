import { createHash } from 'node:crypto'
import type { Platform } from '#shared/platform.ts'

/** The largest feed that is uploaded or fetched. Larger ones are given by path. */
export const MAX_FEED = 2 * 1024 ** 3
/** How long the bytes of a feed are kept: for runs that are resumed. */
export const KEPT_MS = 7 * 86_400_000
const CHUNK = 512 * 1024

/** The feed is larger than `MAX_FEED`. */
export class FeedTooLargeError extends Error {
  override name = 'FeedTooLargeError'
}

/** What is sent does not go on where the feed ends: somebody else sends it too, or it is whole. */
export class FeedConflictError extends Error {
  override name = 'FeedConflictError'
}

/**
 * Appends bytes as they arrive, from a place on that must be the feed's end. Each chunk is stored at once: who was cut
 * off goes on where the feed ends. Answers that place.
 */
export async function appendFeed(
  platform: Platform,
  feedId: string,
  from: number,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  let end = from
  let parts: Buffer[] = []
  let waiting = 0
  const flush = async () => {
    if (waiting === 0) return
    await appendChunk(platform, feedId, end, Buffer.concat(parts, waiting))
    end += waiting
    parts = []
    waiting = 0
  }
  try {
    for await (const part of bytes) {
      parts.push(part)
      waiting += part.length
      if (end + waiting > MAX_FEED)
        throw new FeedTooLargeError(`expected a feed of at most ${MAX_FEED} bytes, got more`)
      if (waiting >= CHUNK) await flush()
    }
  } catch (error) {
    // Cut off: what has arrived is kept, so that it need not be sent again.
    if (!(error instanceof FeedConflictError || error instanceof FeedTooLargeError)) await flush()
    throw error
  }
  await flush()
  return end
}

async function appendChunk({ pool }: Platform, feedId: string, position: number, chunk: Buffer): Promise<void> {
  const { rowCount } = await pool.query(
    `WITH moved AS (
       UPDATE product.channel_feed SET bytes = bytes + $4 WHERE id = $1 AND state = 'OPEN' AND bytes = $2 RETURNING id)
     INSERT INTO product.feed_chunk (feed_id, position, bytes) SELECT id, $2, $3 FROM moved`,
    [feedId, position, chunk, chunk.length],
  )
  if (rowCount !== 1)
    throw new FeedConflictError(`expected bytes from the end of the feed on, got some from ${position}`)
}

/** Empties a feed that is not whole, to be sent from its start. */
export async function restartFeed({ pool }: Platform, feedId: string): Promise<void> {
  await pool.query(
    `WITH open AS (UPDATE product.channel_feed SET bytes = 0 WHERE id = $1 AND state = 'OPEN' AND bytes > 0 RETURNING id)
     DELETE FROM product.feed_chunk c USING open WHERE c.feed_id = open.id`,
    [feedId],
  )
}

/** Declares a feed whole. Answers null if it is empty, or not open any more. */
export async function finishFeed(
  platform: Platform,
  feedId: string,
  { etag = null, lastModified = null }: { etag?: string | null; lastModified?: string | null } = {},
): Promise<{ bytes: number; sha256: string } | null> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of readChunks(platform, feedId)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  if (bytes === 0) return null
  const sha256 = hash.digest('hex')
  const { rowCount } = await platform.pool.query(
    `UPDATE product.channel_feed SET state = 'WHOLE', sha256 = $3, etag = $4, last_modified = $5, expires_at = $6
     WHERE id = $1 AND state = 'OPEN' AND bytes = $2`,
    [feedId, bytes, sha256, etag, lastModified, new Date(platform.clock.now().getTime() + KEPT_MS)],
  )
  return rowCount === 1 ? { bytes, sha256 } : null
}

/** The bytes of a feed, in order. */
export async function* readChunks({ pool }: Platform, feedId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; ) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM product.feed_chunk WHERE feed_id = $1 AND position = $2',
      [feedId, position],
    )
    if (!rows[0]) return
    yield rows[0].bytes
    position += rows[0].bytes.length
  }
}

/** Removes the bytes of feeds that nobody will need any more. Answers how many feeds it emptied. */
export async function expireFeeds({ pool, clock }: Platform): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH old AS (
       UPDATE product.channel_feed SET state = 'EXPIRED'
       WHERE id IN (
         SELECT id FROM product.channel_feed f WHERE state <> 'EXPIRED' AND expires_at <= $1 AND NOT EXISTS (
           SELECT 1 FROM product.channel_import i WHERE i.feed_id = f.id AND i.status IN ('QUEUED', 'RUNNING'))
         ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED)
       RETURNING id),
     emptied AS (DELETE FROM product.feed_chunk c USING old WHERE c.feed_id = old.id)
     SELECT 1 FROM old`,
    [clock.now()],
  )
  return rowCount ?? 0
}
