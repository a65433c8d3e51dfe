import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { supergraphFile } from '../graph/files.ts'

/** Hive Gateway's runtime on node:http, from the folder it was installed to, with its own planner or the one in Rust. */
interface Runtime {
  createGatewayRuntime(options: object): RequestListener
}

const [folder, port, installed, planner] = process.argv.slice(2) as [string, string, string, string]
const { resolve } = createRequire(join(installed, 'package.json'))
const { createGatewayRuntime }: Runtime = await import(resolve('@graphql-hive/gateway-runtime'))
const rust = planner === 'rust' ? await import(resolve('@graphql-hive/router-runtime')) : {}

const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile(folder), 'utf8'),
  logging: false,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }: { request: Request }) => ({
      authorization: request.headers.get('authorization') ?? undefined,
    }),
  },
  ...('unifiedGraphHandler' in rust ? { unifiedGraphHandler: rust.unifiedGraphHandler } : {}),
})
createServer(gateway).listen(Number(port), '127.0.0.1')
