import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, type JWK, type JWTVerifyGetKey, SignJWT } from 'jose'
import type { Role } from '#shared/auth.ts'

export const DEV_ISSUER = 'https://fairground.localhost/dev-issuer'
const ALGORITHM = 'ES256'
const KID = 'development'

/** Who a development token is for. */
export interface Identity {
  id: string
  roles: Role[]
  businessId: string
  partnerId?: string | null
  merchantId?: string | null
  creatorId?: string | null
  skillGroups?: readonly string[]
}

/** Signs tokens for anybody: for development only, and only when no JWKS is configured. */
export interface DevIssuer {
  issuer: string
  keys: JWTVerifyGetKey
  jwks: { keys: JWK[] }
  /** `lifetime` in jose's notation, default 30 days: a development database lives that long. */
  token(identity: Identity, audience: string, lifetime?: string): Promise<string>
}

/** Opens the issuer whose key is in `folder` (created, readable by its owner only, when there is none). */
export async function openDevIssuer(folder: string): Promise<DevIssuer> {
  const privateJwk = await loadKey(folder)
  const { d: _private, ...publicJwk } = privateJwk
  const key = await importJWK(privateJwk, ALGORITHM)
  const jwks = { keys: [{ ...publicJwk, kid: KID, alg: ALGORITHM, use: 'sig' }] }
  return {
    issuer: DEV_ISSUER,
    jwks,
    keys: createLocalJWKSet(jwks),
    token: (identity, audience, lifetime = '30d') =>
      new SignJWT({
        roles: identity.roles,
        business_id: identity.businessId,
        partner_id: identity.partnerId ?? null,
        merchant_id: identity.merchantId ?? null,
        creator_id: identity.creatorId ?? null,
        skill_groups: identity.skillGroups ?? [],
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: KID })
        .setSubject(identity.id)
        .setIssuer(DEV_ISSUER)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(key),
  }
}

async function loadKey(folder: string): Promise<JWK> {
  const path = join(folder, 'dev-issuer.jwk.json')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JWK
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new Error(`${path} cannot be read; delete it to get a new key`, { cause: error })
  }
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = await exportJWK(privateKey)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, JSON.stringify(jwk), { mode: 0o600, flag: 'wx' })
  return jwk
}
