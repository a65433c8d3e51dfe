export const key = (name: string) => ({ idempotencyKey: `bad-input-${name}` })
export const money = (amountMinor: string) => ({ amountMinor, currencyCode: 'CNY' })
export const OPTIONAL_TEXT = 'an optional text may be empty'
export const OPERATIONS = 'operations see all of their business'
export const CONTENT = 'content belongs to another subgraph'
