import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { validate } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { type ChannelDeps, knownChannel } from '../deps.ts'
import { uploadPath } from '../http/paths.ts'
import type { ChannelStore } from '../store.ts'

const uploadInput = z.object({ fileName: z.string().trim().min(1).max(200).nullish() })

/** How long an address takes a feed. */
const OPEN_MS = 24 * 3_600_000

export interface UploadInput {
  channelId: string
  fileName?: string | null
}

export interface Upload {
  id: string
  url: string
  expiresAt: Date
}

/** Opens an upload. Whoever has its address may send the feed, once. */
export async function createUpload(deps: ChannelDeps, channels: ChannelStore, given: UploadInput): Promise<Upload> {
  const { platform, feedsUrl = '' } = deps
  const { fileName = null } = validate(uploadInput, given)
  const channel = await knownChannel(channels, given.channelId)
  const id = newId('fee')
  const token = randomBytes(32).toString('base64url')
  const createdAt = platform.clock.now()
  const expiresAt = new Date(createdAt.getTime() + OPEN_MS)
  const { id: channelId, businessId } = channel
  const data = { id, channelId, businessId, origin: 'UPLOAD', state: 'OPEN', fileName, createdAt, expiresAt }
  await platform.prisma.channelFeed.create({ data: { ...data, tokenHash: tokenHash(token) } })
  return { id, url: `${feedsUrl}${uploadPath}?feed=${id}&token=${token}`, expiresAt }
}

/** What is kept of a token: who reads the table cannot send in somebody's name. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')
