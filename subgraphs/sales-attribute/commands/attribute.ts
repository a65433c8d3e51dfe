import type { Viewer } from '#shared/auth.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { SalesAttributeDeps } from '../deps.ts'
import { checkToken, signToken, type TokenCheck } from '../domain/token.ts'
import { recordClick } from '../store/clicks.ts'

/** Records a click and freezes what was shown in a signed token. */
export async function createToken(
  { platform, attribution }: SalesAttributeDeps,
  viewer: Viewer,
  listingId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const at = platform.clock.now()
  const shown = await recordClick(platform, viewer, { id: newId('clk'), listingId, at })
  if (!shown) throw refuse('NOT_FOUND', `expected a listing, got ${listingId}`, ['input', 'listingId'])
  const expiresAt = new Date(at.getTime() + attribution.lifetimeMs)
  return { token: signToken({ ...shown, expiresAt }, attribution.secrets[0] ?? ''), expiresAt }
}

/** Checks tokens for an order of the calling business, in their order. No round trip. */
export function resolveTokens(
  { platform, attribution }: SalesAttributeDeps,
  businessId: string,
  tokens: readonly string[],
): TokenCheck[] {
  return tokens.map(token => checkToken(token, attribution.secrets, businessId, platform.clock.now()))
}
