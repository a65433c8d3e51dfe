import { type DocumentNode, type FragmentDefinitionNode, Kind } from 'graphql'

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const found = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) found.set(node.name.value, node)
  }
  return found
}
