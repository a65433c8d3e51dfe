import { resolve } from 'node:path'

/** FAIRGROUND_ONLY=product,orders applies only those migrations, for work on one subgraph. */
export function onlySubgraphs(source: Record<string, string | undefined> = process.env): string[] | null {
  return source.FAIRGROUND_ONLY ? source.FAIRGROUND_ONLY.split(',') : null
}

/** Where public data sets lie that tests try real feeds with: not in this repository, whose licence is not theirs. */
export function sharedData(source: Record<string, string | undefined> = process.env): string {
  return resolve(source.SHARED_DATA ?? '../shared/data')
}
