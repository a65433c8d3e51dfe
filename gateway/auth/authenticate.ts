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
  /** Default Date.now. */
  nowMs?(): number
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
  nbf: z.number().optional(),
  roles: z.array(z.string()).max(32),
  business_id: z.string().min(1).max(128),
  partner_id: z.string().nullish(),
  merchant_id: z.string().nullish(),
  creator_id: z.string().nullish(),
  skill_groups: z.array(z.string().min(1).max(64)).max(32).nullish(),
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

/** A token that was found good. */
interface Verified {
  viewer: Viewer
  /** It is good in this time only. */
  fromMs: number
  untilMs: number
}

/** Long enough to be nearly always there, short enough that a key withdrawn from the set soon counts no more. */
const REMEMBERED_MS = 600_000

/**
 * Makes the function from an Authorization header to a viewer. Verified tokens are remembered, because checking a
 * signature costs more than the rest of a request, but not beyond their own time. Answers a promise where it has to verify.
 */
export function authenticator(rules: TokenRules): (authorization: string | undefined) => Viewer | Promise<Viewer> {
  const nowMs = rules.nowMs ?? Date.now
  // By header, not by its hash, which would take longer than all else here; only tokens that were good get in.
  const verified = new LRUCache<string, Verified>({ max: 10_000 })
  const anonymous = anonymousViewer(rules.defaultBusinessId)
  return authorization => {
    if (!authorization) return anonymous
    const known = verified.get(authorization)
    if (known) {
      const now = nowMs()
      if (now >= known.fromMs && now < known.untilMs) return known.viewer
      verified.delete(authorization)
    }
    return verify(authorization, rules, nowMs()).then(made => {
      if (authorization.length <= MAX_REMEMBERED_LENGTH) verified.set(authorization, made)
      return made.viewer
    })
  }
}

/** Longer ones are verified each time: ten thousand of them would fill the memory. */
const MAX_REMEMBERED_LENGTH = 4_096

async function verify(authorization: string, rules: TokenRules, now: number): Promise<Verified> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorization)?.[1]
  if (!token) throw new TokenError('expected "Authorization: Bearer <token>"')
  const { issuer, audience, algorithms } = rules
  const { payload } = await jwtVerify(token, rules.keys, {
    issuer,
    audience,
    algorithms,
    requiredClaims: ['exp', 'sub'],
    currentDate: new Date(now),
  }).catch((error: unknown) => {
    throw refusal(error)
  })
  const claims = claimsSchema.safeParse(payload)
  if (!claims.success) {
    const names = claims.error.issues.map(issue => issue.path.join('.')).join(', ')
    throw new TokenError(`expected a token with the claims of this platform; wrong or missing: ${names}`)
  }
  const { exp, nbf = 0 } = claims.data
  const untilMs = Math.min(exp * 1000, now + REMEMBERED_MS)
  return { viewer: viewerOf(claims.data), fromMs: nbf * 1000, untilMs }
}

function viewerOf(claims: z.infer<typeof claimsSchema>): Viewer {
  return {
    id: claims.sub,
    roles: claims.roles.filter((role): role is Role => GRANTABLE.has(role)),
    businessId: claims.business_id,
    partnerId: claims.partner_id ?? null,
    merchantId: claims.merchant_id ?? null,
    creatorId: claims.creator_id ?? null,
    ...(claims.skill_groups?.length ? { skillGroups: claims.skill_groups } : {}),
  }
}

function refusal(error: unknown): Error {
  if (error instanceof joseErrors.JWTExpired) return new TokenError('expected a token that has not expired')
  const keysMissing = error instanceof joseErrors.JWKSTimeout || !(error instanceof joseErrors.JOSEError)
  if (keysMissing) return new KeysUnavailableError('the keys to verify tokens could not be fetched', { cause: error })
  return new TokenError('expected a token signed by the configured issuer for this audience')
}
