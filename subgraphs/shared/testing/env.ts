/** FAIRGROUND_ONLY=product,orders applies only those migrations, for work on one subgraph. */
export function onlySubgraphs(source: Record<string, string | undefined> = process.env): string[] | null {
  return source.FAIRGROUND_ONLY ? source.FAIRGROUND_ONLY.split(',') : null
}
