/** The same sequence in each run and process: a linear congruential generator with the constants of glibc. */
export function createRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const word = () => WORDS[below(WORDS.length)]!
  return {
    below,
    word,
    words: (count: number) => Array.from({ length: count }, word).join(' '),
    /** Two digits after the point. */
    amount: (limit: number) => below(limit * 100) / 100,
  }
}

const WORDS =
  'Aurora Basalt Cobalt Drift Ember Fjord Granite Harbor Indigo Juniper Krypton Lumen Meadow Nimbus Onyx Prairie Quartz Raven Sierra Tundra'.split(
    ' ',
  )
