import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Money } from '#shared/money.ts'

/** What a click froze: the terms that were shown, and where. */
export interface Attribution {
  businessId: string
  clickId: string
  listingId: string
  skuId: string
  price: Money
  pid: string
  creatorId: string
  contentId: string
  contentType: string
  commissionPlanId: string
  planVersion: number
  creatorBps: number
  platformBps: number
  attributeVersion: number
  expiresAt: Date
}

export type TokenCheck =
  | { valid: true; attribution: Attribution }
  | { valid: false; reason: 'MALFORMED' | 'BAD_SIGNATURE' | 'EXPIRED' | 'OTHER_BUSINESS' }

const PREFIX = 'at_'
/** A genuine token is about 500 characters; nothing longer is hashed. */
const MAX_LENGTH = 4096

/** Signs `at_<base64url JSON>.<base64url HMAC-SHA-256>`. Anybody can read it; nobody else can make one. */
export function signToken(attribution: Attribution, secret: string): string {
  const { price, expiresAt, ...rest } = attribution
  const body = {
    v: 1,
    ...rest,
    amountMinor: price.amountMinor.toString(),
    currencyCode: price.currencyCode,
    exp: expiresAt.getTime(),
  }
  const payload = Buffer.from(JSON.stringify(body)).toString('base64url')
  return `${PREFIX}${payload}.${hmac(payload, secret).toString('base64url')}`
}

/**
 * Checks signature, expiry and business, in this order: nothing of a token is believed before its signature. Several
 * secrets are for a change of secret: the first signs, all verify.
 */
export function checkToken(token: string, secrets: readonly string[], businessId: string, now: Date): TokenCheck {
  const parts = token.length <= MAX_LENGTH ? /^at_([\w-]+)\.([\w-]+)$/.exec(token) : null
  if (!parts) return { valid: false, reason: 'MALFORMED' }
  const [, payload = '', signature = ''] = parts
  const given = Buffer.from(signature, 'base64url')
  // Every secret is tried: stopping at the first match would tell by time which one signs.
  const genuine = secrets.map(secret => matches(hmac(payload, secret), given)).includes(true)
  if (!genuine) return { valid: false, reason: 'BAD_SIGNATURE' }
  const { v, exp, amountMinor, currencyCode, ...rest } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  if (v !== 1) return { valid: false, reason: 'MALFORMED' }
  if (exp <= now.getTime()) return { valid: false, reason: 'EXPIRED' }
  if (rest.businessId !== businessId) return { valid: false, reason: 'OTHER_BUSINESS' }
  const price = { amountMinor: BigInt(amountMinor), currencyCode }
  return { valid: true, attribution: { ...rest, price, expiresAt: new Date(exp) } }
}

function hmac(payload: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(payload).digest()
}

function matches(expected: Buffer, given: Buffer): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given)
}
