/** Stock of one SKU at one location. */
export interface Level {
  skuId: string
  locationId: string
  onHand: number
  reserved: number
  committed: number
  safety: number
}

export interface Part {
  locationId: string
  quantity: number
}

export interface Line {
  orderLineId: string
  skuId: string
  quantity: number
}

/** What can be sold from a level. Never negative: safety stock set too high sells nothing, it does not owe. */
export function availableAt(level: Level): number {
  return Math.max(0, level.onHand - level.reserved - level.committed - level.safety)
}

/**
 * Chooses where each line's units come from. Lines are taken in order and see what the lines before them took, so two
 * lines of one SKU never share a unit. A line is put on the first location that has all of it, since one parcel is
 * cheaper than two; failing that it is split over the locations in order.
 * Answers parts by order line, and the lines that do not fit with what was left for them.
 */
export function allocateStock(
  lines: readonly Line[],
  levels: readonly Level[],
): { parts: Map<string, Part[]>; short: { line: Line; available: number }[] } {
  const left = new Map<string, Part[]>()
  for (const level of levels) {
    const places = left.get(level.skuId) ?? []
    places.push({ locationId: level.locationId, quantity: availableAt(level) })
    left.set(level.skuId, places)
  }
  const parts = new Map<string, Part[]>()
  const short: { line: Line; available: number }[] = []
  for (const line of lines) {
    const places = left.get(line.skuId) ?? []
    const available = places.reduce((total, place) => total + place.quantity, 0)
    if (available < line.quantity) short.push({ line, available })
    else parts.set(line.orderLineId, take(places, line.quantity))
  }
  return { parts, short }
}

function take(places: Part[], quantity: number): Part[] {
  const whole = places.find(place => place.quantity >= quantity)
  const taken: Part[] = []
  let missing = quantity
  for (const place of whole ? [whole] : places) {
    const units = Math.min(place.quantity, missing)
    if (units === 0) continue
    place.quantity -= units
    missing -= units
    taken.push({ locationId: place.locationId, quantity: units })
  }
  return taken
}

export type ReservationStatus = 'RESERVED' | 'CLAIMED' | 'RELEASED' | 'EXPIRED'

export interface Reservation {
  orderLineId: string
  orderId: string
  businessId: string
  skuId: string
  quantity: number
  status: ReservationStatus
  expiresAt: Date
}
