import { describe, expect, it } from 'vitest'
import {
  AuthError,
  anonymousViewer,
  type Claims,
  hasRole,
  isSkilled,
  serviceViewer,
  signClaims,
  verifyClaims,
} from '../auth.ts'

const claims: Claims = {
  viewer: { ...anonymousViewer('biz_1'), id: 'usr_1', roles: ['SHOPPER'] },
  requestId: 'r1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  operationName: 'Room',
  clientName: null,
}
const NOW = 1_800_000_000_000
const signed = (body = 'body') => signClaims('secret', 'order', claims, body, NOW)

describe('claims', () => {
  it('come back as they were signed', () => {
    expect(verifyClaims('secret', 'order', signed(), 'body', NOW + 29_000)).toEqual(claims)
    const agent = { ...claims, viewer: { ...claims.viewer, roles: ['AGENT' as const], skillGroups: ['orders'] } }
    const asAgent = signClaims('secret', 'order', agent, '', NOW)
    expect(verifyClaims('secret', 'order', asAgent, '', NOW)).toEqual(agent)
    const service = { ...claims, viewer: serviceViewer('order', 'biz_1') }
    const headers = signClaims('secret', 'product', service, '', NOW)
    expect(verifyClaims('secret', 'product', headers, '', NOW).viewer.service).toBe('order')
  })

  it.each<[string, () => unknown]>([
    ['another secret', () => verifyClaims('other', 'order', signed(), 'body', NOW)],
    ['another subgraph', () => verifyClaims('secret', 'payment', signed(), 'body', NOW)],
    ['another body', () => verifyClaims('secret', 'order', signed(), 'body2', NOW)],
    ['a late request', () => verifyClaims('secret', 'order', signed(), 'body', NOW + 31_000)],
    ['a request from the future', () => verifyClaims('secret', 'order', signed(), 'body', NOW - 31_000)],
    ['no headers', () => verifyClaims('secret', 'order', {}, 'body', NOW)],
    [
      'a mangled signature',
      () => verifyClaims('secret', 'order', { ...signed(), 'x-fairground-signature': 'v1.1.0' }, 'body', NOW),
    ],
    [
      'raised claims',
      () => verifyClaims('secret', 'order', { ...signed(), 'x-fairground-claims': forged() }, 'body', NOW),
    ],
  ])('are refused with %s', (_name, run) => {
    expect(run).toThrow(AuthError)
  })
})

function forged(): string {
  return Buffer.from(JSON.stringify({ ...claims, viewer: { ...claims.viewer, roles: ['ADMIN'] } })).toString(
    'base64url',
  )
}

it('lets only agents be skilled, and only in what they were given', () => {
  const skillGroups = ['orders']
  expect(isSkilled({ ...claims.viewer, roles: ['AGENT'], skillGroups }, 'orders', 'refunds')).toBe(true)
  expect(isSkilled({ ...claims.viewer, roles: ['AGENT'], skillGroups }, 'refunds')).toBe(false)
  expect(isSkilled({ ...claims.viewer, roles: ['AGENT'] }, 'orders')).toBe(false)
  expect(isSkilled({ ...claims.viewer, skillGroups }, 'orders')).toBe(false)
})

describe('hasRole', () => {
  it('lets ADMIN be all but SERVICE', () => {
    const admin = { ...claims.viewer, roles: ['ADMIN' as const] }
    expect(hasRole(admin, 'FINANCE')).toBe(true)
    expect(hasRole(admin, 'SERVICE')).toBe(false)
    expect(hasRole(claims.viewer, 'OPS', 'SHOPPER')).toBe(true)
    expect(hasRole(claims.viewer, 'OPS')).toBe(false)
    expect(hasRole(anonymousViewer('b'), 'ANONYMOUS')).toBe(true)
  })
})
