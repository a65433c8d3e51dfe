let second = 0
let line = ''

/** The header with the time of an answer, which is the same for a second. */
export function dateLine(): string {
  const now = Math.floor(Date.now() / 1_000)
  if (now !== second) {
    second = now
    line = `Date: ${new Date(now * 1_000).toUTCString()}\r\n`
  }
  return line
}
