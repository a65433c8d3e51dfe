import type { IFlattenedRuleSet, IForbiddenRuleType } from 'dependency-cruiser'

const TEST = '(\\.test\\.ts$|/test/|/testing/|/testing\\.ts$)'
const forbid = (name: string, from: object, to: object): IForbiddenRuleType => ({
  name,
  severity: 'error',
  from: { pathNot: TEST, ...from },
  to,
})
/** A room of a subgraph, or of a part of one. Spelled out: an optional folder in the middle is refused as unsafe. */
const room = (name: string) => `^subgraphs/(?!shared/)[^/]+/(${name}/|[^/]+/${name}/)`
const infrastructure = '(node_modules/(@prisma|pg|ioredis)/|prisma/generated|^subgraphs/shared/(db|redis)(/|\\.ts$))'

/** The table of CONTRIBUTING.md as rules; a part of a subgraph may have rooms of its own. Tests may look into every room. */
export const rules: IFlattenedRuleSet = {
  forbidden: [
    forbid(
      'domain-is-pure',
      { path: room('domain') },
      {
        pathNot: `${room('domain')}|^subgraphs/shared/(money|errors)(/|\\.ts$)|^(crypto|node:crypto)$`,
      },
    ),
    forbid('resolvers-touch-no-store-technology', { path: room('resolvers') }, { path: infrastructure }),
    forbid('consumers-use-commands', { path: room('consumers') }, { path: infrastructure }),
    forbid(
      'store-knows-no-upper-room',
      { path: room('store') },
      {
        path: room('(commands|resolvers|consumers)'),
      },
    ),
    forbid('commands-know-no-resolvers', { path: room('commands') }, { path: '/(resolvers|consumers)/' }),
    forbid('shared-knows-no-subgraph', { path: '^subgraphs/shared/' }, { path: '^subgraphs/(?!shared/)|^gateway/' }),
    forbid(
      'subgraphs-know-each-other-only-through-the-graph',
      { path: '^subgraphs/(?!shared/)([^/]+)/' },
      {
        path: '^subgraphs/(?!shared/)([^/]+)/',
        pathNot: '^subgraphs/$1/',
      },
    ),
    forbid('subgraphs-know-no-gateway', { path: '^subgraphs/' }, { path: '^gateway/' }),
    forbid(
      'gateway-knows-only-servers',
      { path: '^gateway/' },
      {
        path: '^subgraphs/(?!shared/)[^/]+/',
        pathNot: '^subgraphs/[^/]+/(server|env)\\.ts$',
      },
    ),
    forbid('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  ],
}
