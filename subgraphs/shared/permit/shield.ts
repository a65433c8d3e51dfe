import { createRequire } from 'node:module'

/**
 * graphql-shield 7.6.5, by its CommonJS build: the ESM build imports `util.isUndefined`, which Node 23 removed, and
 * fails to load. The CommonJS build reads it only inside `chain` and `race`, which are therefore not offered here.
 */
const { rule, shield } = createRequire(import.meta.url)('graphql-shield') as Pick<
  typeof import('graphql-shield', { with: { 'resolution-mode': 'require' }}),
  'rule' | 'shield'
>

export { rule, shield }
