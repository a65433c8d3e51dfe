import type { Crew } from './crew.ts'

const CODES = { SIGINT: 130, SIGTERM: 143 }

/** Runs workers until a signal: `restartOn` restarts them one at a time, SIGTERM and SIGINT stop them. */
export async function runPrimary(crew: Crew, restartOn: NodeJS.Signals = 'SIGHUP'): Promise<void> {
  const { log, count } = crew.options
  let started = false
  let closing = false
  process.on(restartOn, () => {
    log.info({ workers: count }, started ? 'restarting the workers' : 'still starting: nothing to restart')
    if (started) void crew.restart()
  })
  for (const [signal, code] of Object.entries(CODES)) {
    process.on(signal, () => {
      // A second one does not wait. The workers end with their primary.
      if (closing) process.exit(code)
      closing = true
      log.info({ signal }, 'closing')
      void crew.stop().then(() => process.exit(0))
    })
  }
  void crew.failed.then(reason => {
    console.error(`The gateway ends: ${reason}`)
    process.exit(1)
  })
  try {
    const { url } = await crew.start()
    started = true
    log.info({ url: `${url}/graphql`, workers: count }, 'gateway listening')
  } catch (error) {
    // Else the signal has ended them.
    if (!closing) throw error
  }
}
