import { open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

const PART = 8 * 1024 * 1024
const ATTEMPTS = 10

/**
 * Sends a file to an upload's address in parts, and goes on where the server's copy ends when the connection breaks.
 * `onSent` is told the share that has arrived.
 */
export async function sendFile(address: URL, path: string, onSent: (share: number) => void): Promise<void> {
  await using file = await open(path).catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`expected a feed in ${path}, got ${code}`)
  })
  const { size } = await file.stat()
  if (size === 0) throw new Error(`expected a feed in ${path}, got an empty file`)
  const part = Buffer.allocUnsafe(Math.min(PART, size))
  let failures = 0
  for (let first = 0; first < size; ) {
    const { bytesRead } = await file.read(part, 0, part.length, first)
    if (bytesRead === 0) throw new Error(`${path} became shorter while it was sent`)
    const answer = await put(address, part.subarray(0, bytesRead), first, size)
    if (answer === null) {
      failures += 1
      if (failures === ATTEMPTS) throw new Error(`no connection to ${address.origin}`)
      await setTimeout(failures * 200)
    } else {
      first = endOf(answer, size, failures > 0)
      onSent(first / size)
    }
  }
}

interface Answer {
  status: number
  received?: number
  error?: string
}

/** How much of the file is there. After a broken connection, the part or all of it may have arrived nevertheless. */
function endOf({ status, received, error }: Answer, size: number, repeated: boolean): number {
  if (received !== undefined && (status === 202 || status === 409)) return received
  if (status === 201 || (status === 409 && repeated)) return size
  throw new Error(`the upload was refused with ${status}: ${error}`)
}

/** Null if no answer came. */
async function put(address: URL, part: Uint8Array<ArrayBuffer>, first: number, size: number): Promise<Answer | null> {
  const range = `bytes ${first}-${first + part.length - 1}/${size}`
  try {
    const response = await fetch(address, { method: 'PUT', headers: { 'content-range': range }, body: part })
    const body = (await response.json()) as Omit<Answer, 'status'>
    return { status: response.status, ...body }
  } catch {
    return null
  }
}
