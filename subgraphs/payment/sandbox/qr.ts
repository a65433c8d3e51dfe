/** Versions 1 to 5 at level L, which are one block each: codewords of data and of error correction (ISO/IEC 18004, table 9). */
const VERSIONS = [
  [19, 7],
  [34, 10],
  [55, 15],
  [80, 20],
  [108, 26],
] as const
/** Level L and mask 0 with their error correction, as they stand around the finders. */
const FORMAT = 0b111011111000100
/** Mode and length before the bytes, and the end after them, in bits. */
const HEAD_BITS = 12
const QUIET = 4

type Modules = (boolean | undefined)[][]

/** A QR code as an inline SVG, or null when the text is too long for one: at most 106 bytes. */
export function qrSvg(text: string): string | null {
  const modules = qrModules(text)
  if (!modules) return null
  const size = modules.length + 2 * QUIET
  const dark = modules.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="240" height="240" role="img" aria-label="QR code"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${dark.join('')}"/></svg>`
}

/** The dark modules of a QR code by rows, or null when the text is too long. Any mask can be read, so one will do. */
export function qrModules(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text)
  const index = VERSIONS.findIndex(([data]) => bytes.length * 8 + HEAD_BITS <= data * 8)
  const version = VERSIONS[index]
  if (!version) return null
  const data = dataOf(bytes, version[0])
  const modules = patterns(index + 1)
  fill(modules, [...data, ...correctionOf(data, version[1])])
  return modules as boolean[][]
}

/** Byte mode: the length, the bytes, the end, and what pads it. */
function dataOf(bytes: Uint8Array, length: number): number[] {
  const bits = [0b0100, bytes.length >> 4, bytes.length & 15, ...[...bytes].flatMap(byte => [byte >> 4, byte & 15]), 0]
  const data: number[] = []
  for (let nibble = 0; nibble < bits.length; nibble += 2) data.push((bits[nibble]! << 4) | (bits[nibble + 1] ?? 0))
  for (let pad = 0; data.length < length; pad += 1) data.push(pad % 2 === 0 ? 0xec : 0x11)
  return data.slice(0, length)
}

/** Reed-Solomon over GF(256) with the polynomial 0x11d: the remainder after division by (x - 1)(x - 2)(x - 4)… */
function correctionOf(data: readonly number[], count: number): number[] {
  let generator = [1]
  for (let power = 0, root = 1; power < count; power += 1, root = times(root, 2))
    generator = [...generator, 0].map((term, at) => term ^ times(generator[at - 1] ?? 0, root))
  const rest = [...data, ...Array<number>(count).fill(0)]
  for (const at of data.keys()) {
    const factor = rest[at]!
    for (const [offset, term] of generator.entries()) rest[at + offset]! ^= times(factor, term)
  }
  return rest.slice(data.length)
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** Everything that does not depend on the text; what is undefined is for data. */
function patterns(version: number): Modules {
  const size = 17 + 4 * version
  const modules: Modules = Array.from({ length: size }, () => Array<boolean | undefined>(size).fill(undefined))
  const set = (x: number, y: number, on: boolean) => {
    if (modules[y] && x >= 0 && x < size) modules[y]![x] = on
  }
  for (let at = 8; at < size - 8; at += 1) {
    set(at, 6, at % 2 === 0)
    set(6, at, at % 2 === 0)
  }
  const rings = (centre: [number, number], radius: number, isDark: (ring: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1)
        set(centre[0] + dx, centre[1] + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  if (version > 1) rings([size - 7, size - 7], 2, ring => ring !== 1)
  for (const centre of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as [number, number][])
    rings(centre, 4, ring => ring !== 2 && ring !== 4)
  for (let bit = 0; bit < 15; bit += 1) {
    const on = ((FORMAT >> bit) & 1) === 1
    const near = bit < 6 ? bit : bit < 8 ? bit + 1 : 14 - bit
    if (bit < 8) {
      set(8, near, on)
      set(size - 1 - bit, 8, on)
    } else {
      set(bit === 8 ? 7 : near, 8, on)
      set(8, size - 15 + bit, on)
    }
  }
  set(8, size - 8, true)
  return modules
}

/** Writes codewords in pairs of columns from the right, up and down in turns, through mask 0. */
function fill(modules: Modules, codewords: readonly number[]): void {
  const size = modules.length
  let bit = 0
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (modules[y]![x] !== undefined) continue
        const on = (((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
        modules[y]![x] = on !== ((x + y) % 2 === 0)
        bit += 1
      }
    }
    upwards = !upwards
  }
}
