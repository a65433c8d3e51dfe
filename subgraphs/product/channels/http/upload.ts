import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type StreamRoute, sendJson } from '#shared/serve.ts'
import { tokenHash } from '../commands/upload.ts'
import type { ChannelDeps } from '../deps.ts'
import { appendFeed, FeedConflictError, FeedTooLargeError, finishFeed, MAX_FEED, restartFeed } from '../feeds/chunks.ts'
import { uploadPath } from './paths.ts'

interface OpenFeed {
  id: string
  state: string
  bytes: bigint
}

interface Answer {
  status: number
  body: object
}

/**
 * Takes a feed at the address that `channelUploadCreate` gave: whole (`curl -T feed.csv '<address>'`) or in parts with
 * `Content-Range: bytes <first>-<last>/<total>`. A part is answered with 202 and how much is here, the last with 201.
 */
export function uploadRoute({ platform }: ChannelDeps): StreamRoute {
  return {
    method: 'PUT',
    path: uploadPath,
    handle: async (request, response) => {
      const { status, body } = await take(request)
      // The rest of what is refused is not read, so the connection cannot carry another request.
      if (!request.complete) response.setHeader('connection', 'close')
      sendJson(response, status, body)
    },
  }

  async function take(request: IncomingMessage): Promise<Answer> {
    const query = new URL(request.url ?? '/', 'http://feeds').searchParams
    const feed = await openFeed(query.get('feed') ?? '', query.get('token') ?? '')
    if (!feed) return refusal(404, 'expected the address of an upload that waits for its feed')
    if (feed.state !== 'OPEN') return refusal(409, 'the feed is here already')
    if (Number(request.headers['content-length'] ?? 0) > MAX_FEED)
      return refusal(413, `expected a feed of at most ${MAX_FEED} bytes`)
    const range = rangeOf(request.headers['content-range'])
    if (range === null) return refusal(400, 'content-range: expected bytes <first>-<last>/<total>')
    try {
      return await append(feed, range, request)
    } catch (error) {
      if (error instanceof FeedTooLargeError) return refusal(413, error.message)
      if (error instanceof FeedConflictError)
        return { status: 409, body: { error: error.message, received: await length(feed) } }
      // The client left; the answer reaches nobody.
      if (!request.complete) return refusal(400, 'expected a whole request')
      throw error
    }
  }

  async function append(feed: OpenFeed, range: Range | 'whole', request: IncomingMessage): Promise<Answer> {
    if (range === 'whole') await restartFeed(platform, feed.id)
    const received = await appendFeed(platform, feed.id, range === 'whole' ? 0 : range.first, request)
    if (range !== 'whole' && received < range.total) return { status: 202, body: { uploadId: feed.id, received } }
    const whole = await finishFeed(platform, feed.id)
    return whole ? { status: 201, body: { uploadId: feed.id, ...whole } } : refusal(400, 'expected a feed, got nothing')
  }

  async function openFeed(id: string, token: string): Promise<OpenFeed | null> {
    const feed = await platform.prisma.channelFeed.findUnique({ where: { id } })
    if (!feed?.tokenHash || feed.expiresAt <= platform.clock.now()) return null
    return timingSafeEqual(Buffer.from(tokenHash(token)), Buffer.from(feed.tokenHash)) ? feed : null
  }

  async function length({ id }: OpenFeed): Promise<number> {
    return Number((await platform.prisma.channelFeed.findUnique({ where: { id } }))?.bytes ?? 0)
  }
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } })

interface Range {
  first: number
  total: number
}

function rangeOf(header: string | undefined): Range | 'whole' | null {
  if (header === undefined) return 'whole'
  const parts = /^bytes (\d{1,12})-\d{1,12}\/(\d{1,12})$/.exec(header)
  return parts && { first: Number(parts[1]), total: Number(parts[2]) }
}
