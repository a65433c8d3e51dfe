import { expect, it } from 'vitest'
import { readGraphEnv } from '../env.ts'

it('runs without any setting, for development', () => {
  expect(readGraphEnv({})).toMatchObject({
    port: 4000,
    production: false,
    remotes: {},
    testClock: false,
    jwt: { audience: 'fairground' },
  })
})

it('reads where subgraphs are, and lists', () => {
  const env = readGraphEnv({
    SUBGRAPH_SALES_ATTRIBUTE_URL: 'http://sa:4001/graphql',
    SUBGRAPH_ORDER_URL: '',
    CORS_ORIGINS: 'https://a.example, https://b.example',
  })
  expect(env.remotes).toEqual({ 'sales-attribute': 'http://sa:4001/graphql' })
  expect(env.corsOrigins).toEqual(['https://a.example', 'https://b.example'])
})

it('has no defaults that trust everybody in production, and reports all mistakes together', () => {
  const mistakes = () =>
    readGraphEnv({ NODE_ENV: 'production', PORT: 'x', TEST_CLOCK: '1', SUBGRAPH_ORDER_URL: 'order' })
  for (const name of ['PORT', 'SUBGRAPH_SECRET', 'JWKS_URL', 'JWT_ISSUER', 'TEST_CLOCK', 'SUBGRAPH_ORDER_URL']) {
    expect(mistakes).toThrow(new RegExp(`^ {2}${name}: `, 'm'))
  }
})

it('believes a real issuer only by name, and no shared-key algorithms', () => {
  expect(() => readGraphEnv({ JWKS_URL: 'https://id.example/jwks' })).toThrow('JWT_ISSUER: is needed with JWKS_URL')
  expect(() => readGraphEnv({ JWT_ALGORITHMS: 'HS256' })).toThrow('JWT_ALGORITHMS')
})
