/** What is known of one location's stock of a SKU, for saying where it will be sent from. */
export interface ShippingCandidate {
  name: string
  code: string
  priority: number
  regions: readonly string[]
  handlingDays: number
  available: number
}

/**
 * The location that a parcel to this region is expected to come from: one that has stock and ships there; the one that
 * names the region most closely, then the one drawn from first. Without a region, or for a location without regions,
 * everything is shipped everywhere. Null when no location has stock for it.
 */
export function expectedLocation(
  candidates: readonly ShippingCandidate[],
  region: string | null | undefined,
): ShippingCandidate | null {
  const able = candidates.flatMap(candidate => {
    const match = closeness(candidate.regions, region)
    return candidate.available > 0 && match !== null ? [{ candidate, match }] : []
  })
  able.sort(
    (a, b) =>
      b.match - a.match ||
      a.candidate.priority - b.candidate.priority ||
      (a.candidate.code < b.candidate.code ? -1 : 1),
  )
  return able[0]?.candidate ?? null
}

/** How closely the regions name this one: the length of the longest that holds it, 0 for everywhere, null for not at all. */
function closeness(regions: readonly string[], region: string | null | undefined): number | null {
  if (!region || regions.length === 0) return 0
  const holding = regions.filter(prefix => region === prefix || region.startsWith(`${prefix}-`))
  return holding.length > 0 ? Math.max(...holding.map(prefix => prefix.length)) : null
}
