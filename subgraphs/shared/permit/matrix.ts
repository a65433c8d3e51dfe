import { type GraphQLResolveInfo, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql'
import { ROLES, type Role, type Viewer } from '../auth/viewer.ts'
import { guardedResolvers, PROBE, type ProbeContext, REACHED } from './guard.ts'

/** `allow`, `deny`, or `when(names)`: allowed if the named conditions hold. */
export type Access = string

/**
 * What each role gets at each field of a guarded schema, keyed `Type.field`. It calls the field's real, guarded
 * resolver in a probing context in which the guard runs but what lies behind does not, so a field whose guard
 * was lost shows up as `allow` whatever the table says.
 */
export async function permissionMatrix(schema: GraphQLSchema): Promise<Record<string, Record<Role, Access>>> {
  const matrix: Record<string, Record<Role, Access>> = {}
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || type.name.startsWith('_')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      const row = await Promise.all(ROLES.map(async role => [role, await probe(field.resolve, role)] as const))
      matrix[`${type.name}.${field.name}`] = Object.fromEntries(row) as Record<Role, Access>
    }
  }
  return matrix
}

async function probe(resolve: unknown, role: Role): Promise<Access> {
  if (typeof resolve !== 'function' || !guardedResolvers.has(resolve)) return 'allow'
  const ctx: ProbeContext = { viewer: probeViewer(role), [PROBE]: { conditions: [] } }
  const answer: unknown = await resolve({}, {}, ctx, {} as GraphQLResolveInfo)
  if (answer !== REACHED) return 'deny'
  const conditions = [...new Set(ctx[PROBE]!.conditions)]
  return conditions.length > 0 ? `when(${conditions.join(', ')})` : 'allow'
}

function probeViewer(role: Role): Viewer {
  const person = role !== 'ANONYMOUS' && role !== 'SERVICE'
  return {
    id: person ? 'usr_probe' : null,
    roles: [role],
    businessId: 'biz_probe',
    partnerId: null,
    merchantId: null,
    creatorId: null,
    ...(role === 'SERVICE' ? { service: 'probe' } : {}),
  }
}
