import { Agent, type Dispatcher, request } from 'undici'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import type { ChannelConfig } from '../config/schema.ts'
import { type Claimed, LostRun } from '../imports/claim.ts'
import { PipelineError } from '../pipeline/thread.ts'
import { expectReachable, isAllowed, publicLookup } from './addresses.ts'
import { appendFeed, FeedTooLargeError, finishFeed, KEPT_MS } from './chunks.ts'

const REDIRECTS = 3
const TIMEOUT_MS = 30_000

interface Known {
  etag: string | null
  lastModified: string | null
  sha256: string | null
}

/**
 * Fetches the feed of a run, unless it is the version that was imported last under the same configuration: then null.
 * Answers what the run keeps of it.
 */
export async function fetchFeed(
  platform: Platform,
  run: Claimed,
  owner: string,
  { source: { pull } }: ChannelConfig,
  allowed: readonly string[],
): Promise<{ feedId: string; feedHash: string } | null> {
  if (!pull) throw new PipelineError('the configuration of the run says no address to fetch the feed from')
  const known = await knownVersion(platform, run, pull.url)
  const agents = { own: new Agent(OPTIONS), public: new Agent({ ...OPTIONS, connect: { lookup: publicLookup } }) }
  try {
    const answer = await follow(new URL(pull.url), known, allowed, agents)
    if (answer.statusCode === 304) {
      await answer.body.dump()
      return null
    }
    return await keep(platform, run, owner, answer, known)
  } catch (error) {
    if (error instanceof LostRun || error instanceof PipelineError) throw error
    throw new PipelineError(`the feed could not be fetched: ${reasonOf(error)}`)
  } finally {
    await Promise.all([agents.own.destroy(), agents.public.destroy()])
  }
}

const OPTIONS = { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, connectTimeout: 10_000 }

function reasonOf(error: unknown): string {
  if (error instanceof FeedTooLargeError) return error.message
  const { cause, message, code } = error as { cause?: Error; message?: string; code?: string }
  return cause?.message || message || code || String(error)
}

async function knownVersion({ pool }: Platform, run: Claimed, url: string): Promise<Known | null> {
  const { rows } = await pool.query<Known>(
    `SELECT etag, last_modified AS "lastModified", sha256 FROM product.channel_pull
     WHERE channel_id = $1 AND url = $2 AND config_version = $3 AND sha256 IS NOT NULL`,
    [run.channelId, url, run.configVersion],
  )
  return rows[0] ?? null
}

async function follow(
  start: URL,
  known: Known | null,
  allowed: readonly string[],
  agents: { own: Agent; public: Agent },
): Promise<Dispatcher.ResponseData> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'Fairground' }
  if (known?.etag) headers['if-none-match'] = known.etag
  else if (known?.lastModified) headers['if-modified-since'] = known.lastModified
  let url = start
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    if (!/^https?:$/.test(url.protocol))
      throw new PipelineError(`expected an http or https address, got ${url.protocol}`)
    expectReachable(url, allowed)
    const dispatcher = isAllowed(url, allowed) ? agents.own : agents.public
    const answer = await request(url, { headers, dispatcher })
    if (answer.statusCode === 200 || answer.statusCode === 304) return answer
    await answer.body.dump()
    const to = answer.headers.location
    if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof to !== 'string')
      throw new PipelineError(`the server of the feed answered ${answer.statusCode}`)
    url = new URL(to, url)
  }
  throw new PipelineError(`expected at most ${REDIRECTS} redirections on the way to the feed, got more`)
}

async function keep(
  platform: Platform,
  run: Claimed,
  owner: string,
  answer: Dispatcher.ResponseData,
  known: Known | null,
): Promise<{ feedId: string; feedHash: string } | null> {
  const feedId = newId('fee')
  const at = platform.clock.now()
  await platform.prisma.channelFeed.create({
    data: {
      id: feedId,
      channelId: run.channelId,
      businessId: run.businessId,
      origin: 'PULL',
      state: 'OPEN',
      createdAt: at,
      // Should it never become whole, its bytes are removed then.
      expiresAt: new Date(at.getTime() + KEPT_MS),
    },
  })
  await appendFeed(platform, feedId, 0, answer.body)
  const header = (name: string) => (typeof answer.headers[name] === 'string' ? answer.headers[name] : null)
  const said = { etag: header('etag'), lastModified: header('last-modified') }
  const { sha256 } = (await finishFeed(platform, feedId, said)) ?? {}
  if (!sha256) throw new PipelineError('the server of the feed sent nothing')
  // A server that knows no versions sends the same bytes again.
  if (sha256 === known?.sha256) {
    await platform.pool.query(`UPDATE product.channel_feed SET expires_at = $2 WHERE id = $1`, [feedId, at])
    return null
  }
  const { rowCount } = await platform.pool.query(
    `UPDATE product.channel_import SET feed_id = $3, feed_hash = $4 WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    [run.id, owner, feedId, sha256],
  )
  if (rowCount !== 1) throw new LostRun()
  return { feedId, feedHash: sha256 }
}

/** Remembers the version that was imported, so that it is not fetched again under this configuration. */
export async function rememberPull({ pool }: Platform, run: Claimed): Promise<void> {
  await pool.query(
    `UPDATE product.channel_pull p SET etag = f.etag, last_modified = f.last_modified, sha256 = f.sha256, config_version = $2
     FROM product.channel_feed f WHERE p.channel_id = $1 AND f.id = $3`,
    [run.channelId, run.configVersion, run.feedId],
  )
}
