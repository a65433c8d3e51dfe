import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, errors as joseErrors, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticator } from '../auth/authenticate.ts'
import { DEV_ISSUER, openDevIssuer } from '../dev-issuer/issuer.ts'
import { AUDIENCE, startTestGraph, type TestGraph } from './graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'fairground-gateway-'))
let graph: TestGraph
beforeAll(async () => {
  graph = await startTestGraph(folder)
})
afterAll(() => graph.close())

const WHO = '{ whoami { id roles businessId } }'
const now = () => Math.floor(Date.now() / 1000)
const claims = {
  sub: 'usr_1',
  roles: ['ADMIN'],
  business_id: 'biz_1',
  iss: DEV_ISSUER,
  aud: AUDIENCE,
  exp: now() + 600,
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

async function forged(header: { alg: string; kid?: string }): Promise<string> {
  const { privateKey } = await generateKeyPair(header.alg)
  return new SignJWT(claims).setProtectedHeader(header).sign(privateKey)
}

/** The classic confusion: the public key, which everybody has, used as the secret of a shared-key algorithm. */
async function confused(): Promise<string> {
  const secret = new TextEncoder().encode(JSON.stringify(graph.issuer.jwks.keys[0]))
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'development' }).sign(secret)
}

async function tampered(): Promise<string> {
  const [head, , signature] = (await graph.token({ roles: ['SHOPPER'] })).split('.')
  return `${head}.${encode(claims)}.${signature}`
}

async function otherIssuer(): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  await exportJWK(publicKey)
  return new SignJWT({ ...claims, iss: 'https://evil.example' })
    .setProtectedHeader({ alg: 'ES256', kid: 'development' })
    .sign(privateKey)
}

describe('tokens', () => {
  it('say which skill groups an agent is in', async () => {
    const { keys } = graph.issuer
    const rules = { keys, issuer: DEV_ISSUER, audience: AUDIENCE, algorithms: ['ES256'], defaultBusinessId: 'biz_1' }
    const viewerOf = async (skillGroups?: string[]) =>
      authenticator(rules)(`Bearer ${await graph.token({ roles: ['AGENT'], ...(skillGroups && { skillGroups }) })}`)
    expect((await viewerOf(['orders', 'refunds'])).skillGroups).toEqual(['orders', 'refunds'])
    expect((await viewerOf()).skillGroups).toBeUndefined()
    await expect(viewerOf(Array(33).fill('x'))).rejects.toThrow('skill_groups')
  })

  it('make the viewer; without one it is anonymous', async () => {
    const merchant = await graph.token({ id: 'usr_9', roles: ['MERCHANT'], businessId: 'biz_9', merchantId: 'mer_1' })
    expect((await graph.ask(WHO, { token: merchant })).body.data.whoami).toEqual({
      id: 'usr_9',
      roles: ['MERCHANT'],
      businessId: 'biz_9',
    })
    expect((await graph.ask(WHO, { token: merchant })).body.data.whoami.id).toBe('usr_9')
    expect((await graph.ask(WHO)).body.data.whoami).toEqual({
      id: null,
      roles: ['ANONYMOUS'],
      businessId: 'biz_default',
    })
  })

  it('never grant SERVICE, nor roles that are unknown', async () => {
    const token = await graph.token({ roles: ['SERVICE', 'SHOPPER', 'GOD' as never] })
    expect((await graph.ask(WHO, { token })).body.data.whoami.roles).toEqual(['SHOPPER'])
  })

  it.each<[string, () => Promise<string> | string]>([
    ['an expired one', () => graph.token({}, '-1s')],
    ['one signed with another key', () => forged({ alg: 'ES256', kid: 'development' })],
    ['one of an unknown key', () => forged({ alg: 'ES256', kid: 'other' })],
    ['one of another algorithm', () => forged({ alg: 'RS256', kid: 'development' })],
    ['alg none', () => `${encode({ alg: 'none' })}.${encode(claims)}.`],
    ['the public key as a shared secret', confused],
    ['changed claims', tampered],
    ['another issuer', otherIssuer],
    [
      'another audience',
      async () => graph.issuer.token({ id: 'u', roles: ['OPS'], businessId: 'b' }, 'another-service'),
    ],
    ['no tenant', async () => graph.issuer.token({ id: 'u', roles: ['OPS'], businessId: '' }, AUDIENCE)],
    ['nonsense', () => 'nonsense'],
  ])('are refused: %s', async (_name, make) => {
    const answer = await graph.ask(WHO, { token: await make() })
    expect([answer.status, answer.codes]).toEqual([401, ['UNAUTHENTICATED']])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    expect(answer.body.data).toBeUndefined()
  })

  it('stay good over a restart, because the development key is kept', async () => {
    const token = await (await openDevIssuer(folder)).token(
      { id: 'usr_1', roles: ['SHOPPER'], businessId: 'biz_1' },
      AUDIENCE,
    )
    expect((await graph.ask(WHO, { token })).body.data.whoami.id).toBe('usr_1')
    const jwks = await (await fetch(`${graph.url}/.well-known/jwks.json`)).json()
    expect(jwks).toMatchObject({ keys: [{ kid: 'development', alg: 'ES256' }] })
    expect(JSON.stringify(jwks)).not.toContain('"d"')
  })

  it('are nobody’s fault when the keys cannot be had', async () => {
    const keys = () => Promise.reject(new Error('connect ECONNREFUSED'))
    const tokens = { keys, issuer: DEV_ISSUER, audience: AUDIENCE, algorithms: ['ES256'], defaultBusinessId: 'biz_1' }
    const dark = await startTestGraph(folder, { tokens })
    const answer = await dark.ask(WHO, { as: ['OPS'] })
    expect([answer.status, answer.codes]).toEqual([503, ['UNAVAILABLE']])
    await dark.close()
  })
})

describe('remembered tokens', () => {
  async function counting(times: { nbf?: number; exp: number }) {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const state = { now: 1_000_000_000_000, asked: 0, withdrawn: false }
    const authenticate = authenticator({
      keys: async () => {
        state.asked += 1
        if (state.withdrawn) throw new joseErrors.JWKSNoMatchingKey()
        return publicKey
      },
      issuer: DEV_ISSUER,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      defaultBusinessId: 'biz_default',
      nowMs: () => state.now,
    })
    const seconds = (offset: number) => state.now / 1000 + offset
    const payload = {
      ...claims,
      exp: seconds(times.exp),
      ...(times.nbf === undefined ? {} : { nbf: seconds(times.nbf) }),
    }
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(privateKey)
    return { state, ask: async () => authenticate(`Bearer ${token}`) }
  }

  it('are verified once', async () => {
    const { state, ask } = await counting({ exp: 60 })
    expect(await ask()).toBe(await ask())
    expect(state.asked).toBe(1)
  })

  it('are refused from the second in which they expire, by the clock', async () => {
    const { state, ask } = await counting({ exp: 60 })
    await ask()
    state.now += 59_999
    await ask()
    state.now += 1
    await expect(ask()).rejects.toThrow('expected a token that has not expired')
  })

  it('are refused before their time, also when the clock is put back', async () => {
    const { state, ask } = await counting({ nbf: 10, exp: 60 })
    await expect(ask()).rejects.toThrow()
    state.now += 10_000
    await ask()
    state.now -= 10_000
    await expect(ask()).rejects.toThrow()
  })

  it('are verified again after ten minutes: their key may have been withdrawn', async () => {
    const { state, ask } = await counting({ exp: 86_400 })
    await ask()
    state.withdrawn = true
    state.now += 599_999
    await ask()
    state.now += 1
    await expect(ask()).rejects.toThrow('expected a token signed by the configured issuer')
  })
})
