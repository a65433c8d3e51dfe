/** What a client can read. */
export interface Accepted {
  /** `application/json`, with the status codes that its clients know. */
  legacy: boolean
  contentType: string
  /** It named a type of JSON, not just anything. */
  asksForJson: boolean
}

export type Coding = 'br' | 'gzip'

const MODERN = 'application/graphql-response+json'
const LEGACY = 'application/json'
/** Clients repeat themselves; whoever does not gets no further than this. */
const REMEMBERED = 256

/**
 * The media type of the answer: that of the highest quality, and of equals the one named first. Who leaves it to us gets
 * `application/json`, which every client can read. Null when it can be neither.
 */
export const acceptedType = remembering((accept: string | undefined): Accepted | null => {
  if (accept === undefined || accept === '') return typeOf(LEGACY, false)
  const ranges = rangesOf(accept)
  const modern = match(ranges, MODERN)
  const legacy = match(ranges, LEGACY)
  const asksForJson = modern.named || legacy.named
  if (modern.quality === 0 && legacy.quality === 0) return null
  if (modern.quality === legacy.quality) {
    const modernFirst = modern.named && (!legacy.named || modern.place < legacy.place)
    return typeOf(modernFirst ? MODERN : LEGACY, asksForJson)
  }
  return typeOf(modern.quality > legacy.quality ? MODERN : LEGACY, asksForJson)
})

/** How the answer may be compressed; null for not at all. */
export const acceptedCoding = remembering((accept: string | undefined): Coding | null => {
  if (!accept) return null
  const ranges = rangesOf(accept)
  const quality = (name: string) => (ranges.find(range => range.name === name) ?? ranges.find(isAny))?.quality ?? 0
  const br = quality('br')
  const gzip = quality('gzip')
  if (br === 0 && gzip === 0) return null
  return br >= gzip ? 'br' : 'gzip'
})

interface Range {
  name: string
  quality: number
}

const isAny = ({ name }: Range) => name === '*'

function rangesOf(header: string): Range[] {
  return header.split(',').map(part => {
    const [name = '', ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
    const given = parameters.find(parameter => parameter.startsWith('q='))
    const quality = given === undefined ? 1 : Number(given.slice(2))
    return { name, quality: quality >= 0 && quality <= 1 ? quality : 0 }
  })
}

/** The most specific range that a type falls in. */
function match(ranges: readonly Range[], type: string): { quality: number; place: number; named: boolean } {
  for (const name of [type, 'application/*', '*/*']) {
    const place = ranges.findIndex(range => range.name === name)
    if (place >= 0) return { quality: ranges[place]!.quality, place, named: name === type }
  }
  return { quality: 0, place: -1, named: false }
}

function typeOf(type: string, asksForJson: boolean): Accepted {
  return { legacy: type === LEGACY, contentType: `${type}; charset=utf-8`, asksForJson }
}

function remembering<T>(compute: (header: string | undefined) => T): (header: string | undefined) => T {
  const known = new Map<string | undefined, T>()
  return header => {
    const found = known.get(header)
    if (found !== undefined) return found
    const made = compute(header)
    if (known.size < REMEMBERED && (header?.length ?? 0) < REMEMBERED) known.set(header, made)
    return made
  }
}
