const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" }

/**
 * Plain text of HTML: no tag survives, so nothing is left to sanitise. Elements whose content is not text go whole. A
 * scan over the characters, because feeds are not to be trusted with a backtracking pattern.
 */
export function plainText(html: string): string {
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    out += html.slice(at, open)
    const tag = /^<(?:!--|\/?([a-z][a-z0-9]*)|[!?])/i.exec(html.slice(open, open + 40))
    if (!tag) {
      out += '<'
      at = open + 1
      continue
    }
    const name = tag[1]?.toLowerCase() ?? ''
    const ends = tag[0] === '<!--' ? '-->' : '>'
    let close = html.indexOf(ends, open + 1)
    if ((name === 'script' || name === 'style') && html[open + 1] !== '/') {
      close = html.toLowerCase().indexOf(`</${name}`, open)
      if (close >= 0) close = html.indexOf('>', close)
    }
    // An element that never ends takes the rest with it: half a tag must not become text that is a tag again.
    at = close < 0 ? html.length : close + (ends === '-->' && name === '' ? 3 : 1)
    if (/^(br|p|div|li|tr|h[1-6])$/.test(name)) out += '\n'
    else if (out && !/\s$/.test(out) && name !== '' && !INLINE.has(name)) out += ' '
  }
  out += html.slice(at)
  return out
    .replace(/&(#?[a-z0-9]{1,8});/gi, (whole, name: string) => entity(name) ?? whole)
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
