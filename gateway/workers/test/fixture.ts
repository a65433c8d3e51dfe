import cluster from 'node:cluster'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, Registry } from 'prom-client'
import { drain } from '#shared/serve/http.ts'
import { Crew } from '../crew.ts'
import { runPrimary } from '../primary.ts'
import { type Primary, runWorker, type Served } from '../worker.ts'

/**
 * A small server in workers: `fixture.ts <count> <folder> [hangMs]`. Each answer tells its process; of `/held` when that is
 * asked to end. Files of the folder make it fail: `broken` at the start, `down` as a dependency. SIGUSR2 has the workers
 * take what stands in its file `supergraph`: `none` is refused, `fatal` ends them, `once` is refused by all but the first
 * that is asked.
 */
const [count, folder, hangMs] = process.argv.slice(2) as [string, string, string?]

async function serve(primary: Primary): Promise<Served> {
  let supergraph = await primary.supergraph()
  if (existsSync(`${folder}/broken`)) throw new Error('broken as asked')
  const registry = new Registry()
  const ending = Promise.withResolvers<void>()
  const requests = new Counter({ name: 'requests_total', help: 'Requests', registers: [registry] })
  const server = createServer(async (request, response) => {
    if (request.url === '/metrics') return response.end(await registry.metrics())
    requests.inc()
    // As one with a bug would.
    if (request.url === '/hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (request.url === '/held') await ending.promise
    response.end(JSON.stringify({ pid: process.pid, flags: process.execArgv, supergraph }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: [],
    registry,
    health: async () => ({ friend: existsSync(`${folder}/down`) ? 'does not answer' : 'ok' }),
    swap: async given => {
      if (given === 'none') throw new Error('none at all')
      if (given === 'fatal') process.exit(3)
      if (given === 'once') mkdirSync(`${folder}/taken`)
      supergraph = given
    },
    close: () => {
      const drained = drain(server)
      ending.resolve()
      return drained
    },
  }
}

function runFixture(): Promise<void> {
  const crew = new Crew({
    exec: import.meta.filename,
    args: process.argv.slice(2),
    count: Number(count),
    supergraph: 'first',
    semiSpaceMb: 32,
    backoffMs: 5,
    graceMs: 3_000,
    hangMs: hangMs ? Number(hangMs) : undefined,
    log: { info: print, warn: print, error: print },
  })
  process.on('SIGUSR2', () => {
    crew.swap(readFileSync(`${folder}/supergraph`, 'utf8')).then(
      () => print({}, 'taken'),
      error => print({ reason: error.message }, 'refused'),
    )
  })
  return runPrimary(crew)
}

const print = (fields: object, message: string) => console.log(JSON.stringify({ ...fields, message }))
try {
  if (cluster.isWorker) await runWorker(serve, { lingerMs: 300, healthMs: 0 })
  else await runFixture()
} catch (error) {
  console.error(`The gateway did not start: ${(error as Error).message}`)
  process.exit(1)
}
