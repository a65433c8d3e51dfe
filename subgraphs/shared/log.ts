import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/** What never reaches a log, at any depth that we log. */
const SECRET = ['authorization', 'cookie', 'password', 'secret', 'token', 'methodToken', 'attributionToken']
const redact = SECRET.flatMap(name => [name, `*.${name}`, `*.*.${name}`])

/** A logger of JSON lines. `level` silent turns it off. */
export function createLogger(name: string, level = 'info', destination?: DestinationStream): Logger {
  const options = { name, level, redact: { paths: redact, censor: '[redacted]' }, base: { name } }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * Logs promises that fail with nobody waiting, instead of ending the process, which Node does by default: graphql-js
 * leaves some behind when a list has a mistake before they settle, and one bad row must not end everybody's requests.
 */
export function logUnhandledRejections(log: Pick<Logger, 'error'>): void {
  process.on('unhandledRejection', error => log.error({ err: error }, 'a promise failed and nobody waited for it'))
}
