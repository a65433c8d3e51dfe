import { drive, type Load, type LoadResult } from '../gateway/load/drive.ts'
import { bodyOf } from './graph.ts'
import { drawing, type Keys, workloads } from './keys.ts'

/** The load, in a process of its own. Nothing tells its clients apart. */
export interface SharingOrder extends Load {
  workload: string
  keys: Keys
}

process.on('message', (order: SharingOrder) => {
  void load(order).then(
    result => process.send?.({ result }),
    (error: Error) => process.send?.({ error: error.message }),
  )
})
process.once('disconnect', () => process.exit(0))
process.send?.({ ready: true })

function load(order: SharingOrder): Promise<LoadResult> {
  const next = drawing(workloads.find(({ name }) => name === order.workload)!, order.keys)
  const head = `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\ncontent-type: application/json\r\naccept: application/json\r\n`
  return drive(order, () => {
    const body = bodyOf(next())
    return `${head}content-length: ${body.length}\r\n\r\n${body}`
  })
}
