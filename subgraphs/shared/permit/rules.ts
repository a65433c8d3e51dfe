import type { GraphQLResolveInfo } from 'graphql'
import type { Role, Viewer } from '../auth/viewer.ts'

/** What a guarded resolver's context must offer. */
export interface PermitContext {
  viewer: Viewer
}

// biome-ignore lint/suspicious/noExplicitAny: parents, arguments and contexts differ per subgraph; authors type their own
export type Condition = (parent: any, args: any, ctx: any, info: GraphQLResolveInfo) => boolean | Promise<boolean>

/** One decision about who may read a field. */
export type Rule =
  | { kind: 'everyone' }
  | { kind: 'never' }
  | { kind: 'signedIn' }
  | { kind: 'roles'; roles: readonly Role[] }
  | { kind: 'skilled'; groups: readonly string[] }
  | { kind: 'when'; name: string; test: Condition; roles: readonly Role[] }
  | { kind: 'any'; rules: readonly Rule[] }

/** Decisions by type and field. `'*'` stands for the fields of a type that have none of their own. */
export type PermissionTable = Record<string, Record<string, Rule>>

const everyone: Rule = { kind: 'everyone' }
const never: Rule = { kind: 'never' }
const signedIn: Rule = { kind: 'signedIn' }
const service: Rule = { kind: 'roles', roles: ['SERVICE'] }

/** The vocabulary of permission tables. ADMIN implies every role but SERVICE. */
export const allow = {
  /** Public: left without a guard, so that it costs nothing. */
  everyone,
  /** Any person with a token. Not services: they are named where they are needed. */
  signedIn,
  /** One of these roles. */
  roles: (...roles: [Role, ...Role[]]): Rule => ({ kind: 'roles', roles }),
  /** Agents in one of these skill groups. */
  skilled: (...groups: [string, ...string[]]): Rule => ({ kind: 'skilled', groups }),
  /** Other subgraphs only. */
  service,
  /** Nobody, not even ADMIN. */
  never,
  /**
   * One of these roles (anybody when none is given) and the condition holds. `name` says what it means in reports and
   * must be unique for its function. It is no replacement for scoping rows in the store.
   */
  when: (name: string, test: Condition, ...roles: Role[]): Rule => ({ kind: 'when', name, test, roles }),
  /** At least one of the rules. */
  any: (...rules: [Rule, ...Rule[]]): Rule => ({ kind: 'any', rules }),
}

/** Types the table of a subgraph. It is checked against the schema when the subgraph is created. */
export function definePermissions<T extends PermissionTable>(table: T): T {
  return table
}

/** A short text for reports and as shield's rule name: `roles(OPS,ADMIN)`. */
export function describeRule(rule: Rule): string {
  switch (rule.kind) {
    case 'roles':
      return `roles(${[...rule.roles].sort().join(',')})`
    case 'skilled':
      return `skilled(${[...rule.groups].sort().join(',')})`
    case 'when':
      return `when(${rule.name}${rule.roles.length > 0 ? `; ${[...rule.roles].sort().join(',')}` : ''})`
    case 'any':
      return `any(${rule.rules.map(describeRule).join(' | ')})`
    default:
      return rule.kind
  }
}
