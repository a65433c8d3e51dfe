import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Platform } from '#shared/platform.ts'
import { PipelineError } from '../pipeline/thread.ts'
import type { FeedSource } from '../reader/feed.ts'
import { readChunks } from './chunks.ts'
import { fingerprint } from './locate.ts'

/** A run's feed where its thread can read it; disposing removes what was copied. */
export interface OpenFeed extends AsyncDisposable {
  source: FeedSource
}

const inPlace = (source: FeedSource): OpenFeed => ({ source, [Symbol.asyncDispose]: async () => {} })

export interface RunFeed {
  content: string | null
  path: string | null
  feedId: string | null
  feedHash: string
}

/** Opens the feed of a run. It must be the one that the run was started with, or its checkpoint would mean something else. */
export async function openRunFeed(platform: Platform, run: RunFeed): Promise<OpenFeed> {
  if (run.content !== null) return inPlace({ content: run.content })
  if (run.path !== null) {
    if (nowAt(run.path) !== run.feedHash)
      throw new PipelineError('the file is not the one that the run was started with; start a new run')
    return inPlace({ path: run.path })
  }
  if (run.feedId === null) throw new PipelineError('the bytes of the feed are not kept any more; start a new run')
  return spool(platform, run.feedId, run.feedHash)
}

function nowAt(path: string): string | null {
  try {
    return fingerprint(path)
  } catch {
    return null
  }
}

async function spool(platform: Platform, feedId: string, sha256: string): Promise<OpenFeed> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-feed-'))
  const remove = async () => rmSync(folder, { recursive: true, force: true })
  const path = join(folder, 'feed')
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(readChunks(platform, feedId), hashing, createWriteStream(path))
    if (hash.digest('hex') !== sha256)
      throw new PipelineError('the bytes of the feed are not kept any more; start a new run')
  } catch (error) {
    await remove()
    throw error
  }
  return { source: { path }, [Symbol.asyncDispose]: remove }
}
