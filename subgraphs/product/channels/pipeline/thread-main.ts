import { parentPort } from 'node:worker_threads'
import { FeedError } from '../reader/feed.ts'
import type { FromThread, ToThread } from './messages.ts'
import { runPipeline } from './run.ts'
import { Workbook } from './workbook.ts'

/**
 * The thread that turns feeds into products: what reads a supplier's bytes and runs an operator's expressions holds up
 * nothing else, and may be ended when it takes too long. One job at a time; it sends as many batches as it was asked for.
 */
const port = parentPort!
const send = (message: FromThread) => port.postMessage(message)
let book: Workbook | null = null
let wanted = 0
let wake: (() => void) | null = null

port.on('message', (message: ToThread) => {
  if (message.kind === 'start') void run(message)
  else if (message.kind === 'more') {
    wanted += 1
    wake?.()
  } else if (message.kind === 'absent') send({ kind: 'absent', ids: book!.absent(message.ids) })
  else closeBook()
})

async function run({ job }: Extract<ToThread, { kind: 'start' }>): Promise<void> {
  closeBook()
  wanted = 0
  let told = 0
  const onProgress = (share: number) => {
    // Also the sign of life, so often that nobody takes a large feed for a loop.
    const now = performance.now()
    if (now - told < 250) return
    told = now
    send({ kind: 'progress', share })
  }
  try {
    book = new Workbook(job.folder)
    const batches = runPipeline(job, book, onProgress)
    for (;;) {
      const { done, value } = await batches.next()
      if (done) return send({ kind: 'end', summary: value })
      while (wanted === 0) await new Promise<void>(resolve => (wake = resolve))
      wanted -= 1
      send({ kind: 'batch', batch: value })
    }
  } catch (error) {
    const { message, stack } = error as Error
    send({ kind: 'failed', message, stack, feed: error instanceof FeedError })
  }
}

function closeBook(): void {
  book?.close()
  book = null
}
