import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, print, validate } from 'graphql'
import { readSchema, SUBGRAPHS } from '#shared/serve.ts'
import { composeSupergraph } from '../../gateway/supergraph/compose.ts'
import { type GeneratedFile, root, runStep } from './files.ts'

interface ManifestEntry {
  id: string
  body: string
  name: string
  type: string
  clientName: string
}

/**
 * schema/operations/manifest.json from schema/operations/<client>/*.graphql: one named operation per file, with its
 * fragments. Fails when one of them does not fit the API schema, so a change that breaks a client is seen here.
 */
export async function generateManifest(): Promise<GeneratedFile[]> {
  const { apiSchema } = composeSupergraph(SUBGRAPHS.map(name => ({ name, sdl: readSchema(name) })))
  const mistakes: string[] = []
  const operations = globSync('schema/operations/*/*.graphql', { cwd: root })
    .sort()
    .flatMap(file => entryOf(file, apiSchema, mistakes) ?? [])
  for (const { clientName, name } of repeated(operations))
    mistakes.push(`${clientName}: the name ${name} is used twice`)
  if (mistakes.length > 0) throw new Error(`The operations do not fit:\n  ${mistakes.join('\n  ')}`)
  const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations }
  return [{ path: join(root, 'schema/operations/manifest.json'), text: `${JSON.stringify(manifest, null, 2)}\n` }]
}

function entryOf(file: string, schema: GraphQLSchema, mistakes: string[]): ManifestEntry | undefined {
  const document = parse(readFileSync(join(root, file), 'utf8'))
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  const name = operation?.name?.value
  if (!operation || !name || operations.length > 1) {
    mistakes.push(`${file}: expected exactly one operation, with a name`)
    return undefined
  }
  mistakes.push(...validate(schema, document).map(error => `${file}: ${error.message}`))
  const body = print(document)
  const id = createHash('sha256').update(body).digest('hex')
  return { id, body, name, type: operation.operation, clientName: file.split('/')[2] ?? '' }
}

function repeated(entries: readonly ManifestEntry[]): ManifestEntry[] {
  const seen = new Set<string>()
  return entries.filter(({ clientName, name }) => {
    const key = `${clientName}/${name}`
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

await runStep(import.meta.url, generateManifest)
