const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')

/**
 * Takes what arrives on one HTTP/1.1 connection and calls `take` for each whole message. As little as the load and the
 * subgraphs of this benchmark need, because both share a core; no server for the open internet.
 */
export function createMessageReader(take: (head: string, body: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let size = 0
  /** Below this many bytes it is not worth looking. */
  let needed = 1
  return chunk => {
    chunks.push(chunk)
    size += chunk.length
    if (size < needed) return
    const buffer = chunks.length === 1 ? chunk : Buffer.concat(chunks, size)
    let from = 0
    let message = readMessage(buffer, from)
    while (typeof message === 'object') {
      from = message.end
      take(message.head, message.body)
      if (from === buffer.length) break
      message = readMessage(buffer, from)
    }
    size = buffer.length - from
    chunks = size > 0 ? [buffer.subarray(from)] : []
    needed = typeof message === 'number' ? message : 1
  }
}

interface Message {
  head: string
  body: Buffer
  end: number
}

/** The message that begins at `from`, or how many bytes from there are needed to go on. */
function readMessage(buffer: Buffer, from: number): Message | number {
  const headEnd = buffer.indexOf(HEAD_END, from)
  if (headEnd < 0) return buffer.length - from + 1
  const head = buffer.toString('latin1', from, headEnd)
  const start = headEnd + 4
  const length = /\ncontent-length: *(\d+)/i.exec(head)
  if (length) {
    const end = start + Number(length[1])
    return end > buffer.length ? end - from : { head, body: buffer.subarray(start, end), end }
  }
  if (/\ntransfer-encoding: *chunked/i.test(head)) return readChunked(buffer, from, head, start)
  return { head, body: buffer.subarray(start, start), end: start }
}

function readChunked(buffer: Buffer, from: number, head: string, start: number): Message | number {
  // JSON holds no raw carriage return, so that this cannot be inside of an answer.
  const last = buffer.indexOf(LAST_CHUNK, start)
  if (last < 0) return buffer.length - from + 1
  const parts: Buffer[] = []
  for (let at = start; at < last; ) {
    const lineEnd = buffer.indexOf('\r\n', at)
    const length = Number.parseInt(buffer.toString('latin1', at, lineEnd), 16)
    parts.push(buffer.subarray(lineEnd + 2, lineEnd + 2 + length))
    at = lineEnd + 2 + length + 2
  }
  return { head, body: parts.length === 1 ? parts[0]! : Buffer.concat(parts), end: last + LAST_CHUNK.length }
}
