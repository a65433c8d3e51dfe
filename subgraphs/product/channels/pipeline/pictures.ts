import { isStorable } from '#shared/text.ts'
import { empty, type MappedRow, violate } from './row.ts'

/** A picture as a feed names it: an address, or an address with what else the feed knows of it. */
export type Picture = string | { url: string; altText: string | null; width: number | null; height: number | null }

const MOST = 50
const LARGEST = 100_000
const LONGEST_ALT = 500
const ADDRESS = /^https?:\/\/[^\s<>"']{1,2000}$/i

export const urlOf = (picture: Picture) => (typeof picture === 'string' ? picture : picture.url)

/** The pictures of a row, without those whose addresses are none. */
export function toPictures(result: MappedRow, given: unknown): Picture[] {
  const list = (Array.isArray(given) ? given : [given]).filter(one => !empty(one)).map(toPicture)
  const good = list.filter(picture => ADDRESS.test(urlOf(picture)))
  if (good.length < list.length) {
    const bad = list.find(picture => !good.includes(picture))
    violate(result, 'imageUrls', 'URL', 'expected http or https addresses', bad, 'warning')
  }
  return good.slice(0, MOST)
}

function toPicture(given: unknown): Picture {
  if (typeof given !== 'object' || given === null) return addressOf(given)
  const { url, altText, width, height } = given as Record<string, unknown>
  const alt = empty(altText) ? '' : String(altText).trim().slice(0, LONGEST_ALT)
  const size = [pixels(width), pixels(height)] as const
  const [wide, high] = size[0] === null || size[1] === null ? [null, null] : size
  return { url: addressOf(url), altText: alt && isStorable(alt) ? alt : null, width: wide, height: high }
}

const addressOf = (given: unknown) =>
  String(given ?? '')
    .trim()
    .replace(/^\/\//, 'https://')

/** Null for what is no number of pixels: a picture is worth more than its size. */
function pixels(given: unknown): number | null {
  const count = empty(given) ? Number.NaN : Number(given)
  return Number.isInteger(count) && count > 0 && count <= LARGEST ? count : null
}
