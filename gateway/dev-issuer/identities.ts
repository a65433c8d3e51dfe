import type { Identity } from './issuer.ts'

/** Who the development tokens are for. The demonstration data knows these ids. */
export const developmentIdentities = (businessId: string): Identity[] => [
  { id: 'usr_shopper', roles: ['SHOPPER'], businessId },
  { id: 'usr_creator', roles: ['CREATOR', 'SHOPPER'], businessId, creatorId: 'cre_demo_lin' },
  { id: 'usr_merchant', roles: ['MERCHANT'], businessId, merchantId: 'mer_demo_tea' },
  { id: 'usr_partner', roles: ['PARTNER'], businessId, partnerId: 'par_demo', merchantId: 'mer_demo_home' },
  { id: 'usr_agent', roles: ['AGENT'], businessId, skillGroups: ['orders', 'refunds'] },
  { id: 'usr_finance', roles: ['FINANCE'], businessId },
  { id: 'usr_ops', roles: ['OPS'], businessId },
  { id: 'usr_admin', roles: ['ADMIN'], businessId },
]
