import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Registry } from 'prom-client'
import { anonymousViewer } from '#shared/auth.ts'
import { readBody } from '#shared/serve.ts'
import { createEngine } from '../../../gateway/execution/engine.ts'
import { inProcessSource } from '../../../gateway/execution/sources/in-process.ts'
import type { Source } from '../../../gateway/execution/types.ts'
import { createGatewayMetrics } from '../../../gateway/metrics.ts'
import { createExecutor } from '../graph/execute.ts'
import { supergraphFile } from '../graph/files.ts'
import { subgraphSchema, subgraphs } from '../graph/subgraphs.ts'

/** This gateway's engine with the subgraphs in the same process: a fetch is a call, and every request is executed. */
interface Context {
  authorization: string
}

const TIMEOUT_MS = 10_000
const MAX_BODY_BYTES = 1024 * 1024
const [folder, port] = process.argv.slice(2) as [string, string]
const metrics = createGatewayMetrics(new Registry())
const viewer = anonymousViewer('bench')

function source(name: string): Source<Context> {
  const { fails } = subgraphs.find(subgraph => subgraph.name === name)!
  const execute = createExecutor(subgraphSchema(name))
  return inProcessSource<Context>({
    subgraph: name,
    timeoutMs: TIMEOUT_MS,
    claims: ({ operationName }, { authorization }) => {
      if (!authorization) throw new Error('expected an authorization header')
      return { viewer, requestId: 'bench', traceparent: '', operationName, clientName: null }
    },
    execute: async request => {
      if (fails) throw new Error('down')
      return execute(request)
    },
    observe: (_, outcome, started) => metrics.observeFetch(name, 'in-process', outcome, started),
  })
}

const engine = createEngine<Context>({
  supergraphSdl: readFileSync(supergraphFile(folder), 'utf8'),
  source,
  present: ({ message, path, extensions }) => ({ message, path, extensions }),
})

async function answer(body: Buffer, context: Context): Promise<{ status: number; body: Buffer }> {
  const operation = JSON.parse(body.toString())
  const started = performance.now()
  const prepared = engine.prepare(operation)
  if ('refused' in prepared) return { status: 422, body: Buffer.from(JSON.stringify({ errors: prepared.errors })) }
  const variables = prepared.variables(operation.variables)
  if ('errors' in variables) return { status: 422, body: Buffer.from(JSON.stringify(variables)) }
  const result = await prepared.execute(variables.values, context)
  metrics.observeRequest(prepared.kind, result.errors.length > 0 ? 'errors' : 'ok', started)
  return { status: 200, body: Buffer.from(result.body, result.encoding) }
}

createServer(async (request, response) => {
  const context = { authorization: request.headers.authorization ?? '' }
  const { status, body } = await answer(await readBody(request, MAX_BODY_BYTES), context)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
  response.end(body)
}).listen(Number(port), '127.0.0.1')
