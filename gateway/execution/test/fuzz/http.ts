import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpSource, PIPELINE } from '../../sources/http.ts'
import type { Fixture } from '../fixtures/fixture.ts'
import { turns } from '../turns.ts'
import type { Runner } from './answer.ts'
import { runnerOver } from './engine.ts'
import type { Random } from './random.ts'
import { type FuzzContext, runSubgraph } from './sources.ts'

/** As long as the other runs of a batch take to come in between. */
const MOST_TURNS = 8

/** The engine over real connections. Subgraphs answer late and in pieces, so that answers of many runs mix. */
export async function httpRunner(fixture: Fixture, random: Random): Promise<Runner> {
  /** What a run's requests have in common does not go over the wire, only its number. */
  const runs: FuzzContext[] = []
  const numbers = new Map<FuzzContext, number>()
  const servers = new Map(
    [...fixture.subgraphs].map(([name, schema]) => {
      const server = createServer(async (request, response) => {
        const { query, variables } = JSON.parse(await textOf(request))
        const context = runs[Number(request.headers['x-run'])]!
        const answer = Buffer.from(JSON.stringify(await runSubgraph(schema, query, variables, context)))
        response.setHeader('content-type', 'application/json')
        const cut = random.int(answer.length)
        await turns(random.int(MOST_TURNS))
        response.write(answer.subarray(0, cut))
        await turns(random.int(2))
        response.end(answer.subarray(cut))
      })
      return [name, server] as const
    }),
  )
  const listening = [...servers.values()].map(
    server => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)),
  )
  await Promise.all(listening)
  const numberOf = (context: FuzzContext) => {
    if (!numbers.has(context)) numbers.set(context, runs.push(context) - 1)
    return String(numbers.get(context))
  }
  const runner = runnerOver(fixture, {
    name: 'http, compiled',
    codegen: true,
    source: subgraph =>
      httpSource<FuzzContext>({
        subgraph,
        url: `http://127.0.0.1:${(servers.get(subgraph)!.address() as AddressInfo).port}/`,
        timeoutMs: 20_000,
        ...(random.chance(50) ? { pipeline: PIPELINE } : {}),
        headers: (_, __, context) => ({ 'x-run': numberOf(context) }),
      }),
  })
  const close = async () => {
    await runner.close()
    for (const server of servers.values()) server.close()
  }
  return { ...runner, close }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
