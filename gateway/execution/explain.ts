import { getOperationAST, parse, print, validate } from 'graphql'
import { conditionValues, conditionVariables } from './plan/conditions.ts'
import { type PlannedOperation, planOperation } from './plan/prepare.ts'
import type { Order, Step } from './plan/steps.ts'
import type { Supergraph } from './plan/supergraph.ts'
import { arrange } from './splice/arrange.ts'
import { collectorCode } from './splice/collector.ts'
import { NotSpliceable } from './splice/handover.ts'
import type { Layout } from './splice/layout.ts'
import { entityScannerCode, rootScannerCode } from './splice/scanner.ts'
import { writerCode } from './splice/writer.ts'
import type { OperationText } from './types.ts'

/** How an operation is run, for people: its fetches in their order, and the code that cuts its answer from theirs. */
export function explain(
  supergraph: Supergraph,
  { query, operationName = null, variables = {} }: OperationText,
): string {
  const document = parse(query)
  const [mistake] = validate(supergraph.api, document)
  if (mistake) throw mistake
  const definition = getOperationAST(document, operationName)
  if (!definition) throw new Error(`expected an operation named ${operationName}, got none`)
  const conditions = conditionValues(conditionVariables(document), definition, variables)
  const operation = planOperation(supergraph, document, definition, conditions)
  const { order, all } = operation.steps
  return [
    `# ${definition.operation} ${definition.name?.value ?? '(without a name)'}`,
    order ? inOrder(order, 0) : 'nothing to fetch',
    ...all.map(fetchText),
    ...codeText(supergraph, operation),
  ].join('\n\n')
}

function inOrder(order: Order, depth: number): string {
  const indent = '  '.repeat(depth)
  if (order.kind === 'joint') {
    const { subgraph, steps } = order.joint
    const paths = steps.map(({ id, path }) => `${id} for ${path.join('.')}`)
    return `${indent}fetches in one request from ${subgraph}: ${paths.join(', ')}`
  }
  if (order.kind !== 'step') {
    return [`${indent}${order.kind}`, ...order.of.map(part => inOrder(part, depth + 1))].join('\n')
  }
  const { id, subgraph, path } = order.step
  return `${indent}fetch ${id} from ${subgraph}${path.length > 0 ? ` for ${path.join('.')}` : ''}`
}

function fetchText(step: Step): string {
  const { id, subgraph, document, requires } = step
  const keys = requires ? `\n# for objects named by ${JSON.stringify(requires)}` : ''
  return `## Fetch ${id}: ${subgraph}${keys}\n${print(document)}`
}

function codeText(supergraph: Supergraph, operation: PlannedOperation): string[] {
  try {
    const layout = arrange(supergraph, operation)
    return [
      '## Splicing',
      ...operation.steps.all.flatMap(step => stepCode(supergraph, layout, step)),
      answerCode(layout),
    ]
  } catch (error) {
    if (!(error instanceof NotSpliceable)) throw error
    return [`## General executor: ${error.message}`]
  }
}

function stepCode(supergraph: Supergraph, layout: Layout, { id }: Step): string[] {
  const root = layout.roots.get(id)
  if (root) return [`// scan ${id}: bytes b\n${rootScannerCode(supergraph, root)}`]
  const byType = layout.entities.get(id)
  if (!byType) return []
  return [
    `// collect for ${id}: object root, texts T, wanted W\n${collectorCode(layout, id)}`,
    `// scan ${id}: bytes b, types\n${entityScannerCode(supergraph, byType)}`,
  ]
}

function answerCode(layout: Layout): string {
  return `// write: object root, texts T\n${writerCode(layout)}`
}
