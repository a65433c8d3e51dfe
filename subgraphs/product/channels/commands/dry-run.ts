import { z } from 'zod'
import type { Viewer } from '#shared/auth.ts'
import { refuse, validate } from '#shared/errors.ts'
import { checkConfig } from '../config/check.ts'
import { definitionsFor } from '../definitions.ts'
import { type ChannelDeps, functionsOf, importRootOf, knownChannel } from '../deps.ts'
import { type GivenFeed, locateFeed } from '../feeds/locate.ts'
import { openRunFeed } from '../feeds/spool.ts'
import type { TrialRow } from '../pipeline/job.ts'
import { Pipeline, PipelineError } from '../pipeline/thread.ts'
import type { ChannelStore } from '../store.ts'

export interface DryRunInput extends GivenFeed {
  channelId: string
  config?: unknown
  rows?: number | null
}

/** A request waits for it, so it must not be long about a row. */
const SILENCE_MS = 3000

/** Runs the first rows through the pipeline, as if there were no others, and writes nothing. */
export async function dryRun(deps: ChannelDeps, channels: ChannelStore, viewer: Viewer, input: DryRunInput) {
  const channel = await knownChannel(channels, input.channelId)
  const trial = validate(z.int().min(1).max(200), input.rows ?? 10, ['input', 'rows'])
  const published = input.config == null ? (await channels.config(channel.id))?.config : input.config
  if (published == null) throw refuse('REQUIRED', 'expected a configuration; the channel has none', ['input', 'config'])
  const config = checkConfig(published, await functionsOf(deps))
  const located = await locateFeed(input, channel.id, channels, importRootOf(deps, viewer))
  await using feed = await openRunFeed(deps.platform, { content: null, path: null, feedId: null, ...located })
  const definitions = await definitionsFor(deps.platform, viewer.businessId, config)
  const job = { feed: feed.source, config, policy: 'REJECT_FAILED_ROWS' as const, definitions, skip: 0, trial }
  const pipeline = new Pipeline({ ...job, functions: deps.channelFunctions ?? [] }, { silenceMs: SILENCE_MS })
  const rows: TrialRow[] = []
  try {
    for await (const batch of pipeline.batches()) rows.push(...batch.trial)
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error
    throw refuse('INVALID', `expected a feed that can be read to its end; ${error.message}`, ['input', wayOf(input)])
  } finally {
    await pipeline.close()
  }
  return rows.sort((a, b) => a.row - b.row).map(toDryRow)
}

function wayOf({ content, path }: GivenFeed): string {
  if (content != null) return 'content'
  return path != null ? 'path' : 'uploadId'
}

function toDryRow({ row, before, values, violations, accepted }: TrialRow) {
  const show = (value: unknown) =>
    value === undefined || value === null
      ? null
      : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2000)
  const names = [...new Set([...Object.keys(before), ...Object.keys(values)])] as (keyof typeof values)[]
  const fields = names.map(field => ({ field, before: show(before[field]), after: show(values[field]) }))
  return { row, externalId: show(values.externalId), fields, violations, accepted }
}
