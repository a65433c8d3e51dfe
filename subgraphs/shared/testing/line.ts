import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '../../../scripts/embedded/ports.ts'

/** A way to a server at one address of its own, which can be cut, mended, and made to hang. */
export interface Line {
  port: number
  /** How many connections were made by it. */
  connections(): number
  mend(): Promise<void>
  cut(): Promise<void>
  /** From now on connections are taken and nothing comes through, as of a server that is stopped. */
  hang(): void
  /** It works again; what hung is ended. */
  release(): void
}

/** `portOf` is asked at each connection: the server behind it may be replaced. */
export async function openLine(portOf: () => number): Promise<Line> {
  const ends = new Set<Socket>()
  let hangs = false
  let made = 0
  const endAll = () => {
    for (const end of ends) end.destroy()
    ends.clear()
  }
  const line = createServer(near => {
    made += 1
    ends.add(near.on('error', () => {}))
    if (hangs) return
    const far = connect(portOf(), '127.0.0.1')
    ends.add(far.on('error', () => {}))
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  const port = await freePort()
  const mend = () => new Promise<void>(done => line.listen(port, '127.0.0.1', done))
  await mend()
  return {
    port,
    connections: () => made,
    mend,
    cut: () =>
      new Promise(done => {
        line.close(() => done())
        endAll()
      }),
    hang: () => {
      hangs = true
      for (const end of ends) end.unpipe().pause()
    },
    release: () => {
      hangs = false
      endAll()
    },
  }
}
