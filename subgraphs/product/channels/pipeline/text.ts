const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

const TAG = /<(?:!--|\/?([a-z][a-z0-9]*)|[!?])/iy
const BREAKS = /^(?:br|p|div|li|tr|h[1-6])$/
const END_OF: Record<string, RegExp> = { script: /<\/script/gi, style: /<\/style/gi }

/**
 * Plain text of HTML: no tag survives, so nothing is left to sanitise. Elements whose content is not text go whole. A
 * scan over the characters, because feeds are not to be trusted with a backtracking pattern.
 */
export function plainText(html: string): string {
  if (!html.includes('<') && !html.includes('&')) return withoutRuns(html)
  const parts: string[] = []
  // Whether what is there so far ends in white space, or is nothing.
  let spaced = true
  const add = (text: string) => {
    if (text === '') return
    parts.push(text)
    spaced = /\s/.test(text.at(-1)!)
  }
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    add(html.slice(at, open))
    TAG.lastIndex = open
    const tag = TAG.exec(html)
    if (!tag) {
      add('<')
      at = open + 1
      continue
    }
    const name = tag[1]?.toLowerCase() ?? ''
    at = endOfTag(html, open, name, tag[0])
    if (BREAKS.test(name)) add('\n')
    else if (!spaced && name !== '' && !INLINE.has(name)) add(' ')
  }
  add(html.slice(at))
  return withoutRuns(parts.join('').replace(/&(#?[a-z0-9]{1,8});/gi, (whole, name: string) => entity(name) ?? whole))
}

/** Where the text goes on. An element that never ends takes the rest with it: half a tag must not become one again. */
function endOfTag(html: string, open: number, name: string, start: string): number {
  if (start === '<!--') {
    const end = html.indexOf('-->', open + 4)
    return end < 0 ? html.length : end + 3
  }
  const ends = html[open + 1] === '/' ? undefined : END_OF[name]
  if (ends) {
    ends.lastIndex = open
    open = ends.exec(html)?.index ?? html.length
  }
  const end = html.indexOf('>', open)
  return end < 0 ? html.length : end + 1
}

function withoutRuns(text: string): string {
  return text
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
}

const INLINE = new Set(['a', 'b', 'em', 'i', 'span', 'strong', 'u', 'sup', 'sub', 'font'])

function entity(name: string): string | null {
  const known = ENTITIES[name.toLowerCase()]
  if (known) return known
  const number = /^#x([0-9a-f]+)$/i.exec(name) ?? /^#(\d+)$/.exec(name)
  if (!number) return null
  const code = Number.parseInt(number[1]!, name[1]?.toLowerCase() === 'x' ? 16 : 10)
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
}
