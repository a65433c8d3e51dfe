/** A run as its bar shows it. */
export interface Progress {
  /** From 0 to 1. */
  progress: number
  rowsRead: number
  rowsPerSecond: number | null
  secondsLeft: number | null
}

const WIDTH = 30

/** One line: the share that is done, the rows, their rate and the time that is left, as far as they are known. */
export function bar({ progress, rowsRead, rowsPerSecond, secondsLeft }: Progress): string {
  const done = Math.round(progress * WIDTH)
  const parts = [
    `${'█'.repeat(done)}${'░'.repeat(WIDTH - done)} ${String(Math.floor(progress * 100)).padStart(3)} %`,
    `${rowsRead.toLocaleString('en')} rows`,
  ]
  if (rowsPerSecond !== null) parts.push(`${Math.round(rowsPerSecond).toLocaleString('en')} rows/s`)
  if (secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`)
  return parts.join('  ')
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  return whole < 3600 ? `${Math.ceil(whole / 60)} min` : `${(whole / 3600).toFixed(1)} h`
}

/** Draws lines over each other on a terminal; elsewhere it writes one line for each tenth. */
export function createScreen(out: { isTTY?: boolean; write(text: string): unknown }) {
  let tenth = -1
  return {
    show(line: string, progress: number): void {
      if (out.isTTY) out.write(`\r\u001b[K${line}`)
      else if (Math.floor(progress * 10) > tenth) {
        tenth = Math.floor(progress * 10)
        out.write(`${line}\n`)
      }
    },
    /** Leaves the last line where it is. */
    done(): void {
      if (out.isTTY) out.write('\n')
      tenth = -1
    },
  }
}
