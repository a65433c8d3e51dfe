/** The skill group of agents who read the orders of their business and decide on refunds. */
export const REFUND_SKILL = 'refunds'
/** The skill groups of agents who read the orders of their business. Agents in neither see none. */
export const ORDER_SKILLS = ['orders', REFUND_SKILL] as const
