import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type Answer, type createClient, succeed } from '../client/client.ts'
import { bar, createScreen } from './bar.ts'
import { sendFile } from './send.ts'

export interface ImportOptions {
  /** The address of the graph. */
  url: string
  /** A client with an operator's token. */
  run: ReturnType<typeof createClient>
  /** A channel's code or id. */
  channel: string
  file: string
  errorPolicy: string
  snapshotAt: string | null
  out: { isTTY?: boolean; write(text: string): unknown }
}

const POLL_MS = 500
const SHOWN = 10

/** Uploads a feed, starts a run of it and follows it to its end. Answers whether it succeeded. */
export async function importFile({ url, run, out, file, ...options }: ImportOptions): Promise<boolean> {
  const screen = createScreen(out)
  const channel = await findChannel(run, options.channel)
  const { upload } = await succeed(run('ChannelUploadCreate', { input: { channelId: channel.id } }))
  await sendFile(new URL(upload.url, url), file, share => screen.show(`Sending ${Math.floor(share * 100)} %`, share))
  screen.done()
  const { errorPolicy, snapshotAt } = options
  const input = { channelId: channel.id, uploadId: upload.id, errorPolicy, snapshotAt, idempotencyKey: randomUUID() }
  const started = await succeed(run('ChannelImportStart', { input }))
  out.write(`Import ${started.import.id} into ${channel.name} (${channel.code})\n`)
  const ended = await follow(run, started.import.id, one => screen.show(bar(one), one.progress))
  screen.done()
  out.write(report(ended, url))
  return ended.status === 'SUCCEEDED'
}

async function findChannel(run: ImportOptions['run'], wanted: string): Promise<Answer> {
  for (let after: string | null = null; ; ) {
    const { channels }: Answer = await run('Channels', { first: 100, after })
    const found = channels.nodes.find((one: Answer) => one.code === wanted || one.id === wanted)
    if (found) return found
    if (!channels.pageInfo.hasNextPage) throw new Error(`expected a channel's code or id, got ${wanted}`)
    after = channels.pageInfo.endCursor
  }
}

async function follow(run: ImportOptions['run'], id: string, onProgress: (run: Answer) => void): Promise<Answer> {
  for (;;) {
    const { channelImport } = await run('ChannelImport', { id })
    onProgress(channelImport)
    if (!['QUEUED', 'RUNNING'].includes(channelImport.status)) return channelImport
    await setTimeout(POLL_MS)
  }
}

function report(ended: Answer, url: string): string {
  const lines = [ended.summary]
  const shown = ended.violations.slice(0, SHOWN)
  for (const { row, field, code, value, message } of shown)
    lines.push(`  row ${row}, ${field}: ${code}, ${message}${value === null ? '' : ` (${JSON.stringify(value)})`}`)
  if (ended.errorReportUrl)
    lines.push(`${ended.violationCount} violations in all, as CSV: ${new URL(ended.errorReportUrl, url)}`)
  return `${lines.join('\n')}\n`
}
