import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * How much an operation matters: the core of the business goes on when everything else gives way, and what is not core
 * gives way first. What is in neither list is normal.
 */
export const LANES = ['core', 'normal', 'non-core'] as const
export type Lane = (typeof LANES)[number]

/** Which root fields (`Mutation.orderCreate`) are in which lane; those that are not core in features, which can be switched off. */
export interface LaneTable {
  core: readonly string[]
  nonCore: Readonly<Record<string, readonly string[]>>
}

const fields = z.array(z.string().regex(/^(Query|Mutation|Subscription)\.\w+$/, 'a root field such as Query.product'))
const schema = z.strictObject({ core: fields, nonCore: z.record(z.string().regex(/^[a-z-]+$/), fields) })

/** The table of the project's graph: schema/lanes.json. */
export function readLaneTable(): LaneTable {
  return schema.parse(JSON.parse(readFileSync(new URL('../../../schema/lanes.json', import.meta.url), 'utf8')))
}

/** The switch that turns away all that is not core. */
export const EVERYTHING = 'non-core'

/** The names of switches: each feature's, and the one for all of them. */
export function switchNames(table: LaneTable): string[] {
  return [EVERYTHING, ...Object.keys(table.nonCore)]
}

/** What the table has that the graph has not. A field that was renamed would silently become normal. */
export function unknownFields(table: LaneTable, isField: (type: string, field: string) => boolean): string[] {
  return [...table.core, ...Object.values(table.nonCore).flat()].filter(name => {
    const [type = '', field = ''] = name.split('.')
    return !isField(type, field)
  })
}
