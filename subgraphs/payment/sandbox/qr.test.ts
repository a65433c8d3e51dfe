import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { qrModules, qrSvg } from './qr.ts'

/** Reads a code as a scanner does once it has found the modules: by the standard, with tables where the encoder computes. */
function read(modules: boolean[][]): string {
  const size = modules.length
  const isData = (x: number, y: number) => {
    const finder = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8)
    const alignment = size > 21 && Math.abs(x - size + 7) <= 2 && Math.abs(y - size + 7) <= 2
    return !finder && !alignment && x !== 6 && y !== 6
  }
  const columns = Array.from({ length: size - 1 }, (_, at) => size - 1 - at).map(x => (x <= 6 ? x - 1 : x))
  const pairs = Array.from({ length: (size - 1) / 2 }, (_, at) => columns[2 * at]!).map(x => [x, x - 1])
  const bits = pairs.flatMap((pair, at) => {
    const rows = [...modules.keys()]
    return (at % 2 === 0 ? rows.reverse() : rows).flatMap(y =>
      pair.filter(x => isData(x, y)).map(x => Number(modules[y]![x] !== ((x + y) % 2 === 0))),
    )
  })
  const codewords = Array.from({ length: bits.length >> 3 }, (_, at) =>
    Number.parseInt(bits.slice(8 * at, 8 * at + 8).join(''), 2),
  )
  expect(syndromes(codewords, { 21: 7, 25: 10, 29: 15, 33: 20, 37: 26 }[size]!)).toEqual(new Set([0]))
  const number = (from: number, length: number) => Number.parseInt(bits.slice(from, from + length).join(''), 2)
  expect(number(0, 4)).toBe(0b0100)
  return new TextDecoder().decode(Uint8Array.from({ length: number(4, 8) }, (_, at) => number(12 + 8 * at, 8)))
}

/** All are nought when the error correction fits. */
function syndromes(codewords: readonly number[], count: number): Set<number> {
  const powers: number[] = []
  for (let power = 0, value = 1; power < 255; power += 1) {
    powers.push(value)
    value = value < 128 ? value << 1 : (value << 1) ^ 0x11d
  }
  const at = (root: number) =>
    codewords.reduce((sum, codeword) => {
      const shifted = sum === 0 ? 0 : powers[(powers.indexOf(sum) + root) % 255]!
      return shifted ^ codeword
    }, 0)
  return new Set(Array.from({ length: count }, (_, root) => at(root)))
}

it('writes what can be read, with an error correction that fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 110 }), text => {
      const modules = qrModules(text)
      if (Buffer.byteLength(text) > 106) expect(modules).toBeNull()
      else expect(read(modules!)).toBe(text)
    }),
  )
})

it('is the code that scanners have read', () => {
  const modules = qrModules('http://127.0.0.1:4600/pay/ch_0b6f2c2e-6c62-4f4a-9a1f-9a3f6d3d8c11')!
  const rows = modules.map(row => row.map(Number).join('')).join('\n')
  expect(rows.split('\n')[0]).toMatch(/^1111111/)
  expect(createHash('sha256').update(rows).digest('hex')).toBe(
    '58267cbe8ffc5a801d68a3bec64a9517c3ccf16a379e51aec91a1e5a4b306daa',
  )
  expect(qrSvg('x'.repeat(107))).toBeNull()
})
