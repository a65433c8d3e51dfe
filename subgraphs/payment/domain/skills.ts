/** The skill groups of agents who read the orders of their business: they read what was paid for them, too. Others see none. */
export const ORDER_SKILLS = ['orders', 'refunds'] as const
