import cluster, { type Worker } from 'node:cluster'

interface Handed {
  cmd?: string
  act?: string
  seq?: number
  ack?: number
}

/**
 * node:cluster forgets a connection that it has handed to a worker which ends, or hangs and is killed, before it has taken
 * it: the client would wait for ever. Here its own protocol is told that the worker refused, so that another one gets it.
 * Should a later Node word that protocol differently, such a client waits again; nothing else depends on it.
 */
export function rescueConnections(worker: Worker): void {
  const child = worker.process
  const handed = new Map<number, { close?(): void }>()
  const send = child.send.bind(child) as (...args: unknown[]) => boolean
  child.send = (...args: unknown[]) => {
    const { cmd, act, seq } = args[0] as Handed
    if (cmd === 'NODE_CLUSTER' && act === 'newconn' && seq !== undefined) handed.set(seq, args[1] as object)
    return send(...args)
  }
  child.on('internalMessage', ({ ack }: Handed) => {
    if (ack !== undefined) handed.delete(ack)
  })
  // With a connection under way, a process that ends leaves its channel half open: node:cluster would go on using it.
  worker.once('exit', () => {
    if (handed.size > 0) setImmediate(() => child.emit('disconnect'))
  })
  worker.once('disconnect', () => {
    const others = Object.values(cluster.workers ?? {}).some(other => other !== worker && other?.isConnected())
    for (const [seq, connection] of [...handed]) {
      if (others) child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false })
      else connection.close?.()
    }
  })
}
