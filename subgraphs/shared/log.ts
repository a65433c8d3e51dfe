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
