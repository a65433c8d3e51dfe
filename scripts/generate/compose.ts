import { join } from 'node:path'
import { readSchema, SUBGRAPHS } from '#shared/serve.ts'
import { composeSupergraph } from '../../gateway/supergraph/compose.ts'
import { type GeneratedFile, root, runStep } from './files.ts'

/** schema/supergraph.graphql from the authored SDL of the subgraphs. */
export async function generateSupergraph(): Promise<GeneratedFile[]> {
  const { supergraphSdl } = composeSupergraph(SUBGRAPHS.map(name => ({ name, sdl: readSchema(name) })))
  const text = `# Generated from schema/*.graphql by npm run generate. Do not edit.\n${supergraphSdl}`
  return [{ path: join(root, 'schema/supergraph.graphql'), text }]
}

await runStep(import.meta.url, generateSupergraph)
