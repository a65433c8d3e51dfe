import type { Lane } from '../lanes/table.ts'

/** What a viewer may be. ADMIN implies every role but SERVICE, which only another subgraph has. */
export const ROLES = [
  'ANONYMOUS',
  'SHOPPER',
  'CREATOR',
  'MERCHANT',
  'PARTNER',
  'AGENT',
  'FINANCE',
  'OPS',
  'ADMIN',
  'SERVICE',
] as const

export type Role = (typeof ROLES)[number]

/** Who asks. Taken from a verified token by the gateway and handed to subgraphs in signed claims. */
export interface Viewer {
  /** The user, or null when anonymous or a service. */
  id: string | null
  roles: Role[]
  /** The tenant. Every row belongs to one; a viewer sees one. */
  businessId: string
  partnerId: string | null
  merchantId: string | null
  creatorId: string | null
  /** Of agents: what they are trained and let to do, as the identity provider says. None when left out. */
  skillGroups?: readonly string[]
  /** The calling subgraph, on service claims only. */
  service?: string
}

/** All that a subgraph is told about a request. */
export interface Claims {
  viewer: Viewer
  requestId: string
  /** W3C trace context, version 00. */
  traceparent: string
  operationName: string | null
  clientName: string | null
  /** How much the operation matters; normal when left out. */
  lane?: Lane
}

/** The viewer of a request without a token. */
export function anonymousViewer(businessId: string): Viewer {
  return { id: null, roles: ['ANONYMOUS'], businessId, partnerId: null, merchantId: null, creatorId: null }
}

/** The viewer of a call from one subgraph to another. */
export function serviceViewer(service: string, businessId: string): Viewer {
  return { id: null, roles: ['SERVICE'], businessId, partnerId: null, merchantId: null, creatorId: null, service }
}

/** Whether the viewer has one of the roles, ADMIN implying all but SERVICE. Everybody is ANONYMOUS. */
export function hasRole(viewer: Viewer, ...roles: readonly Role[]): boolean {
  return roles.some(
    role =>
      viewer.roles.includes(role) ||
      (role !== 'SERVICE' && viewer.roles.includes('ADMIN')) ||
      (role === 'ANONYMOUS' && !viewer.roles.includes('SERVICE')),
  )
}

/** Whether the viewer is an agent in one of the skill groups. */
export function isSkilled(viewer: Viewer, ...groups: readonly string[]): boolean {
  return hasRole(viewer, 'AGENT') && groups.some(group => viewer.skillGroups?.includes(group))
}

/** The skill group of agents who decide on refunds. */
export const REFUND_SKILL = 'refunds'
/** The skill groups of agents who read the orders of their business and what was paid for them. Others see none. */
export const ORDER_SKILLS = ['orders', REFUND_SKILL] as const

/** Who acts, for logs of changes: a user's id or a service's name. */
export function actorOf(viewer: Viewer): string {
  return viewer.id ?? viewer.service ?? 'anonymous'
}
