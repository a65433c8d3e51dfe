import { connect, type Socket } from 'node:net'

/** A fetch as it is on the wire. */
export interface FetchGiven {
  port: number
  /** The whole request, in latin1. */
  message: string
  /** Of the whole answer. */
  answerBytes: number
}

interface Kept {
  socket: Socket
  missing: number
  done(): void
}

/** Sends requests on kept connections and waits for as many bytes as the answer has: the least that a fetch can cost in Node. */
export function sender(): (fetch: FetchGiven, done: () => void) => void {
  const free = new Map<number, Kept[]>()
  const open = (port: number): Kept => {
    const received = (length: number) => {
      kept.missing -= length
      if (kept.missing > 0) return true
      free.get(port)!.push(kept)
      kept.done()
      return true
    }
    const socket = connect({
      ...{ host: '127.0.0.1', port, noDelay: true },
      onread: { buffer: Buffer.allocUnsafe(65_536), callback: received },
    })
    const kept: Kept = { socket, missing: 0, done: () => undefined }
    return kept
  }
  return ({ port, message, answerBytes }, done) => {
    if (!free.has(port)) free.set(port, [])
    const kept = free.get(port)!.pop() ?? open(port)
    kept.missing = answerBytes
    kept.done = done
    kept.socket.write(message, 'latin1')
  }
}
