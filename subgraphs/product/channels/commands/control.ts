import { refuse, validate } from '#shared/errors.ts'
import { type ChannelDeps, id } from '../deps.ts'
import type { ChannelStore, ImportRecord } from '../store.ts'

async function knownImport(channels: ChannelStore, importId: string): Promise<ImportRecord> {
  const run = await channels.import(validate(id, importId, ['input', 'importId']))
  if (!run) throw refuse('NOT_FOUND', `expected an import, got ${importId}`, ['input', 'importId'])
  return run
}

/** Stops a run after the batch that is being stored; what is stored stays. Stopping a stopped run is that run. */
export async function cancelImport({ platform }: ChannelDeps, channels: ChannelStore, importId: string): Promise<void> {
  const run = await knownImport(channels, importId)
  const { rowCount } = await platform.pool.query(
    `UPDATE product.channel_import SET status = 'CANCELLED', finished_at = $2, lease_owner = NULL, lease_until = NULL
     WHERE id = $1 AND status IN ('QUEUED', 'RUNNING')`,
    [run.id, platform.clock.now()],
  )
  channels.forgetImport(run.id)
  if (rowCount === 0 && (await channels.import(run.id))?.status !== 'CANCELLED')
    throw refuse('INVALID_TRANSITION', 'expected a run that waits or works, this one has ended', ['input', 'importId'])
}

/** Lets a stopped or failed run go on behind the last batch that it stored. */
export async function resumeImport({ platform }: ChannelDeps, channels: ChannelStore, importId: string): Promise<void> {
  const run = await knownImport(channels, importId)
  // Its rows were refused as a whole: reading them again would refuse them again, and count them twice.
  const refused = run.status === 'FAILED' && run.errorPolicy === 'REJECT_EVERYTHING' && run.rowsFailed > 0
  const { rowCount } = refused
    ? { rowCount: 0 }
    : await platform.pool.query(
        `UPDATE product.channel_import SET status = 'QUEUED', finished_at = NULL, failure_reason = NULL, takeovers = 0
         WHERE id = $1 AND status IN ('CANCELLED', 'FAILED')`,
        [run.id],
      )
  channels.forgetImport(run.id)
  if (rowCount === 0 && !['QUEUED', 'RUNNING'].includes((await channels.import(run.id))?.status ?? ''))
    throw refuse(
      'INVALID_TRANSITION',
      refused
        ? 'its feed was refused whole; start a run with a better one'
        : 'expected a run that was cancelled or failed',
      ['input', 'importId'],
    )
}
