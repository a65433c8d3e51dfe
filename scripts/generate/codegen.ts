import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers'
import { type DocumentNode, Kind, parse } from 'graphql'
import { readSchema, SUBGRAPHS, type SubgraphName } from '#shared/serve.ts'
import { type GeneratedFile, root, runStep } from './files.ts'

/** subgraphs/<name>/codegen.json: paths are relative to the generated file, as in "../context.ts#OrderContext". */
interface CodegenConfig {
  contextType: string
  /** GraphQL type to the record that its resolvers get as parent. */
  mappers: Record<string, string>
}

const config = {
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  skipTypename: true,
  namingConvention: 'keep',
  makeResolverTypeCallable: true,
  maybeValue: 'T | null | undefined',
  defaultScalarType: 'unknown',
  scalars: {
    ID: { input: 'string', output: 'string' },
    BigInt: { input: 'bigint', output: 'bigint | string' },
    DateTime: { input: 'Date', output: 'Date | string' },
    CurrencyCode: { input: 'string', output: 'string' },
    JSON: { input: 'unknown', output: 'unknown' },
  },
}

/** Typed resolvers of each subgraph that has a codegen.json. */
export async function generateTypes(): Promise<GeneratedFile[]> {
  const names = SUBGRAPHS.filter(name => existsSync(join(root, `subgraphs/${name}/codegen.json`)))
  return Promise.all(names.map(typesOf))
}

async function typesOf(name: SubgraphName): Promise<GeneratedFile> {
  const own = JSON.parse(readFileSync(join(root, `subgraphs/${name}/codegen.json`), 'utf8')) as CodegenConfig
  const path = join(root, `subgraphs/${name}/generated/types.ts`)
  const text = await codegen({
    filename: path,
    schema: withoutLinks(parse(readSchema(name))),
    documents: [],
    config: {
      ...config,
      contextType: own.contextType,
      mappers: { Money: '../../shared/money.ts#Money as MoneyRecord', ...own.mappers },
    },
    plugins: [{ typescript: {} }, { 'typescript-resolvers': {} }],
    pluginMap: { typescript, 'typescript-resolvers': typescriptResolvers },
  })
  return { path, text: `// Generated from schema/${name}.graphql by npm run generate. Do not edit.\n${text}` }
}

/** The generator knows federation's directives by itself and does not know `@link`. */
function withoutLinks(document: DocumentNode): DocumentNode {
  return { ...document, definitions: document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION) }
}

await runStep(import.meta.url, generateTypes)
