import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Counter, Registry } from 'prom-client'
import { drain } from '#shared/serve/http.ts'
import { runPrimary } from '../primary.ts'
import { runWorker, type Served } from '../worker.ts'

/**
 * A small server in workers: `fixture.ts <count> <folder> [hangMs]`. Each answer tells its process, after a moment. Files
 * of the folder make it fail: `broken` at the start, `down` as a dependency.
 */
const [count, folder, hangMs] = process.argv.slice(2) as [string, string, string?]

async function serve(): Promise<Served> {
  if (existsSync(`${folder}/broken`)) throw new Error('broken as asked')
  const registry = new Registry()
  const requests = new Counter({ name: 'requests_total', help: 'Requests', registers: [registry] })
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') return response.end(await registry.metrics())
    requests.inc()
    // As one with a bug would.
    if (request.url === '/hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    await delay(10)
    response.end(JSON.stringify({ pid: process.pid, flags: process.execArgv }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: [],
    registry,
    health: async () => ({ friend: existsSync(`${folder}/down`) ? 'does not answer' : 'ok' }),
    close: () => drain(server),
  }
}

const print = (fields: object, message: string) => console.log(JSON.stringify({ ...fields, message }))
try {
  if (cluster.isWorker) await runWorker(serve, { lingerMs: 300, healthMs: 0 })
  else
    await runPrimary({
      exec: import.meta.filename,
      args: process.argv.slice(2),
      count: Number(count),
      semiSpaceMb: 32,
      backoffMs: 5,
      graceMs: 3_000,
      hangMs: hangMs ? Number(hangMs) : undefined,
      log: { info: print, warn: print, error: print },
    })
} catch (error) {
  console.error(`The gateway did not start: ${(error as Error).message}`)
  process.exit(1)
}
