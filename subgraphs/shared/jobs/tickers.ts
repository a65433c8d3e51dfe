import type { Clock } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { Ticker } from '../serve/subgraph.ts'

/**
 * Runs each ticker every so often and at once when the clock is moved. A ticker never overlaps itself: while it runs, a
 * further tick is remembered and follows. Answers how to stop, which awaits what runs.
 */
export function startTickers(
  tickers: readonly Ticker[],
  clock: Clock,
  log: Logger,
  track: <T>(work: () => Promise<T>) => Promise<T>,
): () => Promise<void> {
  const loops = tickers.map(ticker => loop(ticker, log, track))
  const ends = clock.onChange(() => {
    for (const { kick } of loops) kick()
  })
  return async () => {
    ends()
    await Promise.all(loops.map(({ stop }) => stop()))
  }
}

function loop(ticker: Ticker, log: Logger, track: <T>(work: () => Promise<T>) => Promise<T>) {
  let current: Promise<void> | null = null
  let again = false
  let stopped = false
  const kick = () => {
    if (stopped) return
    if (current) {
      again = true
      return
    }
    current = track(ticker.run)
      .catch(error => log.warn({ err: error, ticker: ticker.name }, 'sweep failed; the next one tries again'))
      .finally(() => {
        current = null
        if (again) {
          again = false
          kick()
        }
      })
  }
  const timer = setInterval(kick, ticker.everyMs)
  timer.unref()
  kick()
  return {
    kick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await current
    },
  }
}
