import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql'

import { hasRole, isSkilled, type Viewer } from '../auth/viewer.ts'
import { completeTable, PermissionTableError } from './complete.ts'
import { type Condition, describeRule, type PermissionTable, type PermitContext, type Rule } from './rules.ts'
import { shield, rule as shieldRule } from './shield.ts'

type ShieldRule = ReturnType<ReturnType<typeof shieldRule>>
type Resolver = GraphQLFieldResolver<unknown, PermitContext>
type FieldMiddleware = (next: Resolver, ...args: Parameters<Resolver>) => unknown

/** Present on a context only while the role matrix is probed: conditions count as met and resolvers are not run. */
export const PROBE = Symbol('permission probe')
export const REACHED = Symbol('resolver reached')
/** Every guard made here: the matrix must not run an unguarded resolver with a made-up parent. */
export const guardedResolvers = new WeakSet<object>()

export interface ProbeContext extends PermitContext {
  [PROBE]?: { conditions: string[] }
}

/**
 * Puts the table's decisions on the schema's resolvers, in place, and answers the schema. graphql-shield decides;
 * public fields are left unwrapped, because a guard on each title of a list costs more than reading it.
 * Errors that resolvers throw pass through unchanged: masking them is the business of the operation wrapper.
 */
export function applyPermissions(schema: GraphQLSchema, table: PermissionTable): GraphQLSchema {
  const rules = completeTable(schema, table)
  const compile = compiler()
  const tree: Record<string, Record<string, ShieldRule>> = {}
  for (const [typeName, fields] of rules) {
    tree[typeName] = Object.fromEntries([...fields].map(([name, rule]) => [name, compile(rule)]))
  }
  // debug: a condition that throws is a bug to be logged, not a quiet "no". Resolver errors are rethrown as they are.
  const generator = shield(tree, { debug: true, fallbackRule: compile({ kind: 'never' }) })
  const middleware = generator.generate(schema) as Record<string, Record<string, FieldMiddleware>>

  for (const [typeName, fields] of rules) {
    const type = schema.getType(typeName)
    if (!isObjectType(type)) continue
    for (const [name, rule] of fields) {
      if (rule.kind === 'everyone') continue
      const field = type.getFields()[name]!
      const check = middleware[typeName]![name]!
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, check, rule) as typeof field.resolve
    }
  }
  return schema
}

/** Viewers that a role-only rule has let through: it cannot decide otherwise for the same viewer later in a list. */
const granted = new WeakMap<Viewer, Set<Rule>>()

function guarded(next: Resolver, middleware: FieldMiddleware, rule: Rule): Resolver {
  const cacheable = isRoleOnly(rule)
  const resolver: Resolver = (parent, args, ctx: ProbeContext, info) => {
    if (ctx[PROBE]) return middleware(() => REACHED, parent, args, ctx, info)
    if (cacheable && granted.get(ctx.viewer)?.has(rule)) return next(parent, args, ctx, info)
    const pass: Resolver = (...call) => {
      if (cacheable) grant(ctx.viewer, rule)
      return next(...call)
    }
    return middleware(pass, parent, args, ctx, info)
  }
  guardedResolvers.add(resolver)
  return resolver
}

function grant(viewer: Viewer, rule: Rule): void {
  const rules = granted.get(viewer)
  if (rules) rules.add(rule)
  else granted.set(viewer, new Set([rule]))
}

function isRoleOnly(rule: Rule): boolean {
  return rule.kind === 'any' ? rule.rules.every(isRoleOnly) : rule.kind !== 'when'
}

/** Shield wants one rule object per name, so equal rules are compiled once. */
function compiler(): (rule: Rule) => ShieldRule {
  const compiled = new Map<string, ShieldRule>()
  const conditions = new Map<string, Condition>()
  return rule => {
    nameOnce(rule, conditions)
    const name = describeRule(rule)
    const made = compiled.get(name) ?? shieldRule(name)((...call: RuleCall) => decide(rule, ...call))
    compiled.set(name, made)
    return made
  }
}

function nameOnce(rule: Rule, conditions: Map<string, Condition>): void {
  if (rule.kind === 'any') for (const inner of rule.rules) nameOnce(inner, conditions)
  if (rule.kind !== 'when') return
  if ((conditions.get(rule.name) ?? rule.test) !== rule.test) {
    throw new PermissionTableError(`when(${rule.name}): expected one function per name, got two`)
  }
  conditions.set(rule.name, rule.test)
}

type RuleCall = [parent: unknown, args: unknown, ctx: ProbeContext, info: GraphQLResolveInfo]
type Decision = true | GraphQLError

function decide(rule: Rule, ...call: RuleCall): Decision | Promise<Decision> {
  const { viewer } = call[2]
  switch (rule.kind) {
    case 'everyone':
      return true
    case 'signedIn':
      return (viewer.id !== null && viewer.service === undefined) || refused(viewer)
    case 'roles':
      return hasRole(viewer, ...rule.roles) || refused(viewer)
    case 'skilled':
      return decideSkill(rule.groups, call[2])
    case 'when':
      return decideCondition(rule, ...call)
    case 'any':
      return decideAny(rule.rules, ...call)
    default:
      return refused(viewer)
  }
}

function decideSkill(groups: readonly string[], { viewer, [PROBE]: probe }: ProbeContext): Decision {
  if (!probe || !hasRole(viewer, 'AGENT')) return isSkilled(viewer, ...groups) || refused(viewer)
  probe.conditions.push(`skilled ${groups.join(' | ')}`)
  return true
}

async function decideCondition(rule: Extract<Rule, { kind: 'when' }>, ...call: RuleCall): Promise<Decision> {
  const { viewer, [PROBE]: probe } = call[2]
  if (rule.roles.length > 0 && !hasRole(viewer, ...rule.roles)) return refused(viewer)
  if (probe) {
    probe.conditions.push(rule.name)
    return true
  }
  return (await rule.test(...call)) === true || refused(viewer)
}

/** One after another, so that a role that suffices saves the conditions. */
async function decideAny(rules: readonly Rule[], ...call: RuleCall): Promise<Decision> {
  let decision: Decision = refused(call[2].viewer)
  for (const rule of rules) {
    decision = await decide(rule, ...call)
    if (decision === true) return true
  }
  return decision
}

/** Tells a person without a token to get one, and anybody else that it would not help. */
function refused(viewer: Viewer): GraphQLError {
  const anonymous = viewer.id === null && viewer.service === undefined
  return anonymous
    ? new GraphQLError('This needs a signed-in viewer.', { extensions: { code: 'UNAUTHENTICATED' } })
    : new GraphQLError('This viewer may not see or do this.', { extensions: { code: 'FORBIDDEN' } })
}
