const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`
const IS_CJK = new RegExp(`^[${CJK}]`, 'u')
/** A word of letters and digits, or a run of CJK: the two may touch, as in "iphone手机". */
export const RUN = new RegExp(String.raw`[${CJK}]+|[[\p{L}\p{N}]--[${CJK}]]+`, 'gv')
const LONGEST_RUN = 100
const LONGEST_CODE = 24

/** Folds case, width and diacritics: "Café" and "ＣＡＦＥ" are one word. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()

export interface Run {
  text: string
  cjk: boolean
}

/** The runs of a text, those without white space between them together: "PS-LX350H" is one chunk of two runs. */
export function chunksOf(text: string): Run[][] {
  const chunks: Run[][] = []
  for (const chunk of fold(text).split(/\s+/)) {
    const runs = [...chunk.matchAll(RUN)].map(([run]) => ({ text: run.slice(0, LONGEST_RUN), cjk: IS_CJK.test(run) }))
    if (runs.length > 0) chunks.push(runs)
  }
  return chunks
}

/** Overlapping pairs: any part of a CJK run of two characters or more is a phrase of them. */
export function bigrams(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

/** Whether a token is such a pair. */
export const isPair = (token: string) => token.length === 2 && IS_CJK.test(token)

/** The tokens of a run: a word as it is; CJK as pairs and the last character, so that each character begins a token. */
export function tokensOfRun({ text, cjk }: Run): string[] {
  return cjk ? [...bigrams(text), [...text].at(-1)!] : [text]
}

export const hasDigit = (text: string) => /\d/.test(text)

/** "wfw8300swh" without what shops append for colours and countries: "wfw8300". */
function stemOf(code: string): string | null {
  const stem = /^(.*\d)[a-z]{1,4}$/.exec(code)?.[1]
  return stem && stem.length >= 4 && /[a-z]/.test(stem) ? stem : null
}

/**
 * Model numbers as others write them: "MDR EX55/BLK", "MDR-EX55" and "MDREX55BLK" share "mdrex55". What is written
 * together with punctuation is joined, letters before a number are joined to it, and each is also given without its end.
 */
export function codesOf(chunks: readonly Run[][]): string[] {
  const codes = new Set<string>()
  const add = (code: string) => {
    if (code.length > LONGEST_CODE) return
    codes.add(code)
    const stem = hasDigit(code) ? stemOf(code) : null
    if (stem) codes.add(stem)
  }
  let before = ''
  for (const chunk of chunks) {
    const parts = chunk.filter(run => !run.cjk).map(run => run.text)
    const joined = parts.join('')
    const lead = parts.slice(0, -1).join('')
    for (const part of parts) if (hasDigit(part)) add(part)
    if (parts.length > 1) {
      add(joined)
      if (lead.length >= 4 && hasDigit(lead)) add(lead)
    }
    if (/^[a-z]{1,5}$/.test(before) && hasDigit(joined)) {
      add(before + joined)
      if (hasDigit(lead)) add(before + lead)
    }
    before = joined
  }
  return [...codes]
}

/** What is indexed of a text, in its order; with `codes`, followed by model numbers as others write them. */
export function tokensOf(text: string, { codes = false } = {}): string[] {
  const chunks = chunksOf(text)
  const tokens = chunks.flat().flatMap(tokensOfRun)
  if (!codes) return tokens
  const known = new Set(tokens)
  return [...tokens, ...codesOf(chunks).filter(code => !known.has(code))]
}
