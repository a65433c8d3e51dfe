import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { LANES } from '../lanes/table.ts'
import { type Claims, ROLES } from './viewer.ts'

const CLAIMS_HEADER = 'x-fairground-claims'
const SIGNATURE_HEADER = 'x-fairground-signature'

/** How far the two clocks may be apart, and how long a captured request stays usable for the same body. */
const WINDOW_MS = 30_000

/** The claims of a request could not be trusted. `reason` is for logs; clients only learn that it was refused. */
export class AuthError extends Error {
  override name = 'AuthError'
}

const claimsSchema = z.object({
  viewer: z.object({
    id: z.string().nullable(),
    roles: z.array(z.enum(ROLES)),
    businessId: z.string(),
    partnerId: z.string().nullable(),
    merchantId: z.string().nullable(),
    creatorId: z.string().nullable(),
    skillGroups: z.array(z.string()).optional(),
    service: z.string().optional(),
  }),
  requestId: z.string(),
  traceparent: z.string(),
  operationName: z.string().nullable(),
  clientName: z.string().nullable(),
  lane: z.enum(LANES).optional(),
})

export type SignedHeaders = Record<typeof CLAIMS_HEADER | typeof SIGNATURE_HEADER, string>

/**
 * Signs claims for one subgraph and one body: `v1.<ms>.<hex hmac-sha256>` over version, time, subgraph, claims and the
 * body's hash. Naming the subgraph keeps a request captured at one from being replayed at another; binding the body
 * keeps claims from being put on another operation.
 */
export function signClaims(
  secret: string,
  subgraph: string,
  claims: Claims,
  body: string | Uint8Array,
  nowMs: number,
): SignedHeaders {
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const mac = macOf(secret, subgraph, encoded, body, String(nowMs)).toString('hex')
  return { [CLAIMS_HEADER]: encoded, [SIGNATURE_HEADER]: `v1.${nowMs}.${mac}` } as SignedHeaders
}

/** Checks and reads signed claims. Throws AuthError when anything is missing, forged, for another subgraph, or late. */
export function verifyClaims(
  secret: string,
  subgraph: string,
  headers: Record<string, string | string[] | undefined>,
  body: string,
  nowMs: number,
): Claims {
  const encoded = headers[CLAIMS_HEADER]
  const signature = headers[SIGNATURE_HEADER]
  if (typeof encoded !== 'string' || typeof signature !== 'string') {
    throw new AuthError(`expected the headers ${CLAIMS_HEADER} and ${SIGNATURE_HEADER}, got none or several`)
  }
  const match = /^v1\.(\d{1,16})\.([0-9a-f]{64})$/.exec(signature)
  if (!match) throw new AuthError('expected a signature of the form v1.<ms>.<hex>')
  const [, time = '', mac = ''] = match
  if (!timingSafeEqual(Buffer.from(mac, 'hex'), macOf(secret, subgraph, encoded, body, time))) {
    throw new AuthError(`expected a signature made for ${subgraph} with the shared secret`)
  }
  const skew = Math.abs(nowMs - Number(time))
  if (skew > WINDOW_MS) throw new AuthError(`expected a signature at most ${WINDOW_MS} ms old, got ${skew} ms`)
  return parseClaims(encoded)
}

function parseClaims(encoded: string): Claims {
  const result = claimsSchema.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')))
  if (!result.success) throw new AuthError(`expected claims of the agreed shape: ${z.prettifyError(result.error)}`)
  return result.data
}

function macOf(secret: string, subgraph: string, encoded: string, body: string | Uint8Array, time: string): Buffer {
  const bodyHash = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update(`v1.${time}.${subgraph}.${encoded}.${bodyHash}`).digest()
}
