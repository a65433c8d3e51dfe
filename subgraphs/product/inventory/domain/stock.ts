/** Stock of one SKU in one place: at a location, open to every order (bucket 0) or set aside for an activity. */
export interface Level {
  skuId: string
  locationId: string
  bucketId: number
  onHand: number
  reserved: number
  committed: number
  safety: number
}

/** Units of a line in one place. */
export interface Part {
  locationId: string
  bucketId: number
  quantity: number
}

export interface Line {
  orderLineId: string
  skuId: string
  quantity: number
  /** The content it is bought through: while that has a quota of the SKU, units come from the quota only. */
  contentId?: string | null
}

/** What can be sold from a level. Never negative: safety stock set too high sells nothing, it does not owe. */
export function availableAt(level: Omit<Level, 'skuId' | 'locationId' | 'bucketId'>): number {
  return Math.max(0, level.onHand - level.reserved - level.committed - level.safety)
}

export interface Allocation {
  /** By order line. */
  parts: Map<string, Part[]>
  /** The lines that do not fit, with what was left for them. */
  short: { line: Line; available: number }[]
}

/**
 * Chooses where each line's units come from. Lines are taken in order and see what the lines before them took, so two
 * lines of one SKU never share a unit. A line is put in the first place that has all of it, since one parcel is
 * cheaper than two; failing that it is split over the places in order.
 */
export function allocateStock(lines: readonly Line[], levels: readonly Level[]): Allocation {
  const left = new Map<string, Part[]>()
  for (const level of levels) {
    const places = left.get(level.skuId) ?? []
    places.push({ locationId: level.locationId, bucketId: level.bucketId, quantity: availableAt(level) })
    left.set(level.skuId, places)
  }
  const parts: Allocation['parts'] = new Map()
  const short: Allocation['short'] = []
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
    taken.push({ ...place, quantity: units })
  }
  return taken
}

export type ReservationStatus = 'RESERVED' | 'CLAIMED' | 'RELEASED' | 'EXPIRED'

export interface Reservation extends Line {
  orderId: string
  businessId: string
  status: ReservationStatus
  expiresAt: Date
}
