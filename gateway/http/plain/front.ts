import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { PlainConnection, type PlainOptions } from './connection.ts'

export interface PlainFront {
  /** From now on each answer is the last one of its connection. */
  finish(): void
  closeIdleConnections(): void
  closeAllConnections(): void
}

/**
 * Reads the plain requests of a server's connections itself, see docs/decisions/0020, and leaves every other connection to the
 * server as if nothing had looked at it.
 */
export function readPlainly(server: Server, options: PlainOptions): PlainFront {
  const [serve] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  server.removeAllListeners('connection')
  const open = new Set<PlainConnection>()
  let closing = false
  const surroundings = {
    ...options,
    closing: () => closing,
    leaveToNode(connection: PlainConnection) {
      open.delete(connection)
      serve!.call(server, connection.socket)
    },
  }
  server.on('connection', (socket: Socket) => {
    const connection = new PlainConnection(socket, surroundings)
    open.add(connection)
    socket.once('close', () => open.delete(connection))
  })
  const close = (which: (connection: PlainConnection) => boolean) => {
    for (const connection of open) if (which(connection)) connection.socket.destroy()
  }
  return {
    finish() {
      closing = true
    },
    closeIdleConnections: () => close(({ idle }) => idle),
    closeAllConnections: () => close(() => true),
  }
}
