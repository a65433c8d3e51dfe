import { createHash } from 'node:crypto'
import { createRemoteJWKSet, type JWTVerifyGetKey, errors as joseErrors, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { anonymousViewer, ROLES, type Role, type Viewer } from '#shared/auth.ts'

export interface TokenRules {
  /** Keys by `kid`. */
  keys: JWTVerifyGetKey
  issuer: string
  audience: string
  /** Asymmetric algorithms only: with a shared-key one, whoever can verify could also sign. */
  algorithms: string[]
  /** The tenant of requests without a token. */
  defaultBusinessId: string
}

/** The token was there and is not good. Requests without one are anonymous instead. */
export class TokenError extends Error {
  override name = 'TokenError'
}

/** The identity provider's keys could not be had: nobody's fault who asks. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError'
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(128),
  exp: z.number(),
  roles: z.array(z.string()).max(32),
  business_id: z.string().min(1).max(128),
  partner_id: z.string().nullish(),
  merchant_id: z.string().nullish(),
  creator_id: z.string().nullish(),
})

/** What a token may give. SERVICE is for subgraphs: no token grants it, whatever it says. */
const GRANTABLE = new Set<string>(ROLES.filter(role => role !== 'SERVICE' && role !== 'ANONYMOUS'))

export function remoteKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: 3_000,
    cooldownDuration: 10_000,
    cacheMaxAge: 600_000,
  })
}

/** Makes the function from an Authorization header to a viewer. Verified tokens are remembered until they expire. */
export function authenticator(rules: TokenRules): (authorization: string | undefined) => Promise<Viewer> {
  const verified = new LRUCache<string, Viewer>({ max: 10_000 })
  const anonymous = anonymousViewer(rules.defaultBusinessId)
  return async authorization => {
    if (!authorization) return anonymous
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1]
    if (!token) throw new TokenError('expected "Authorization: Bearer <token>"')
    // By hash, so that memory holds no usable tokens.
    const key = createHash('sha256').update(token).digest('base64url')
    const known = verified.get(key)
    if (known) return known
    const { viewer, expiresInMs } = await verify(token, rules)
    if (expiresInMs > 0) verified.set(key, viewer, { ttl: expiresInMs })
    return viewer
  }
}

async function verify(token: string, rules: TokenRules): Promise<{ viewer: Viewer; expiresInMs: number }> {
  const { issuer, audience, algorithms } = rules
  const { payload } = await jwtVerify(token, rules.keys, {
    issuer,
    audience,
    algorithms,
    requiredClaims: ['exp', 'sub'],
  }).catch((error: unknown) => {
    throw refusal(error)
  })
  const claims = claimsSchema.safeParse(payload)
  if (!claims.success) {
    const names = claims.error.issues.map(issue => issue.path.join('.')).join(', ')
    throw new TokenError(`expected a token with the claims of this platform; wrong or missing: ${names}`)
  }
  return { viewer: viewerOf(claims.data), expiresInMs: claims.data.exp * 1000 - Date.now() }
}

function viewerOf(claims: z.infer<typeof claimsSchema>): Viewer {
  return {
    id: claims.sub,
    roles: claims.roles.filter((role): role is Role => GRANTABLE.has(role)),
    businessId: claims.business_id,
    partnerId: claims.partner_id ?? null,
    merchantId: claims.merchant_id ?? null,
    creatorId: claims.creator_id ?? null,
  }
}

function refusal(error: unknown): Error {
  if (error instanceof joseErrors.JWTExpired) return new TokenError('expected a token that has not expired')
  const keysMissing = error instanceof joseErrors.JWKSTimeout || !(error instanceof joseErrors.JOSEError)
  if (keysMissing) return new KeysUnavailableError('the keys to verify tokens could not be fetched', { cause: error })
  return new TokenError('expected a token signed by the configured issuer for this audience')
}
