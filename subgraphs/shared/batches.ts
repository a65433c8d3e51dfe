import { refuse } from './errors.ts'
import { currentLane } from './lanes/current.ts'

export interface BatchOptions<T, R> {
  /** Items with one key are run together, if they are of one lane too. */
  keyOf(item: T): string
  /** Two items with one id are never in the same batch: the second sees what became of the first. Without it none are alike. */
  idOf?(item: T): string
  /** Answers one result per item, in order. What it throws is thrown to all of them. */
  run(items: T[]): Promise<R[]>
  maxItems: number
  /**
   * How many batches of one key run at the same time. One begins beside another only for half of what a batch may hold, or for
   * what has waited a while: a few that wait go along with the next, and cost no statement of their own.
   */
  maxRunning: number
  /** How many items of one key may wait; more are refused as UNAVAILABLE. */
  maxWaiting: number
}

interface Waiting<T, R> {
  item: T
  resolve(result: R): void
  reject(error: unknown): void
}

interface Queue<T, R> {
  waiting: Waiting<T, R>[]
  running: number
  /** Set while what waits is too little for a batch beside one that runs. */
  patience?: NodeJS.Timeout | undefined
}

/** How long few wait at most while a batch is held up, be it by a lock. */
const PATIENCE_MS = 100

/**
 * Runs items in batches that form by themselves: the first runs at once, and what comes while it runs is the next batch.
 * So one transaction serves all that would have queued for its locks, and a quiet key costs no waiting.
 */
export function createBatches<T, R>(options: BatchOptions<T, R>): (item: T) => Promise<R> {
  const queues = new Map<string, Queue<T, R>>()
  const many = Math.ceil(options.maxItems / 2)
  const pump = (key: string, least = many) => {
    const queue = queues.get(key)
    if (!queue) return
    const mayBegin = ({ running, waiting }: Queue<T, R>) =>
      running === 0 || (running < options.maxRunning && waiting.length >= least)
    while (queue.waiting.length > 0 && mayBegin(queue)) {
      clearTimeout(queue.patience)
      queue.patience = undefined
      queue.running += 1
      void runBatch(options, takeBatch(options, queue.waiting)).finally(() => {
        queue.running -= 1
        if (queue.running === 0 && queue.waiting.length === 0) queues.delete(key)
        else pump(key)
      })
    }
    if (queue.waiting.length === 0 || queue.running >= options.maxRunning) return
    queue.patience ??= setTimeout(() => {
      queue.patience = undefined
      pump(key, 1)
    }, PATIENCE_MS)
  }
  return item =>
    new Promise((resolve, reject) => {
      // A batch runs as one of its items does: what is core must not wait for connections of other lanes.
      const key = `${currentLane()} ${options.keyOf(item)}`
      const queue: Queue<T, R> = queues.get(key) ?? { waiting: [], running: 0 }
      if (queue.waiting.length >= options.maxWaiting) {
        reject(refuse('UNAVAILABLE', `expected at most ${options.maxWaiting} to wait; try again`, ['input']))
        return
      }
      queues.set(key, queue)
      queue.waiting.push({ item, resolve, reject })
      // Not at once: what else comes in this turn of the event loop goes along.
      if (queue.waiting.length === 1 || queue.waiting.length === many) setImmediate(() => pump(key))
    })
}

/** The first items that wait, in order, each id once; the others stay. */
function takeBatch<T, R>({ idOf, maxItems }: BatchOptions<T, R>, waiting: Waiting<T, R>[]): Waiting<T, R>[] {
  const batch = waiting.splice(0, maxItems)
  if (!idOf) return batch
  const ids = new Set<string>()
  const again = batch.filter(({ item }) => {
    const id = idOf(item)
    if (ids.has(id)) return true
    ids.add(id)
    return false
  })
  if (again.length === 0) return batch
  waiting.unshift(...again)
  const kept = new Set(again)
  return batch.filter(entry => !kept.has(entry))
}

async function runBatch<T, R>({ run }: BatchOptions<T, R>, batch: Waiting<T, R>[]): Promise<void> {
  try {
    const results = await run(batch.map(({ item }) => item))
    for (const [index, { resolve }] of batch.entries()) resolve(results[index]!)
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

/** Reads something for each of those who ask at the same time, in one trip. `read` answers one result per request, in order. */
export function readTogether<T, R>(
  read: (requests: T[]) => Promise<R[]>,
  keyOf: (request: T) => string = () => '',
): (request: T) => Promise<R> {
  return createBatches({ keyOf, run: read, maxItems: 100, maxRunning: 2, maxWaiting: 20_000 })
}

/**
 * Reads what is the same for all who ask with a key. Who asks while it is being read gets the next reading, which begins
 * after they asked and is theirs together.
 */
export function shareReads<R>(read: (key: string) => Promise<R>): (key: string) => Promise<R> {
  return createBatches<string, R>({
    keyOf: key => key,
    run: async keys => {
      const answer = await read(keys[0]!)
      return keys.map(() => answer)
    },
    maxItems: 1000,
    maxRunning: 1,
    maxWaiting: 20_000,
  })
}
