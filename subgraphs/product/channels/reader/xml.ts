import { SaxesParser } from 'saxes'
import type { SourceOf } from '../config/source.ts'
import { type FeedRecord, MAX_RECORD } from './feed.ts'

interface Open {
  name: string
  text: string
  children: FeedRecord | null
}

/** Deeper elements are no catalogue. */
const MAX_DEPTH = 100

/**
 * Each record element as an object of its children by qualified name; repeated children become a list. An attribute is
 * `@name`; the text of an element that has attributes is `#text`.
 */
export async function* elements(text: AsyncIterable<string>, source: SourceOf<'xml'>): AsyncGenerator<FeedRecord> {
  const parser = new SaxesParser()
  const isRecord = matcher(source.recordPath ?? `//${source.itemElement}`)
  const done: FeedRecord[] = []
  const way: string[] = []
  const open: Open[] = []
  let size = 0
  // The first thing wrong stays the one reported: what follows it is noise.
  parser.on('error', error => {
    throw error
  })
  const add = (more: string) => {
    const top = open.at(-1)
    if (!top) return
    top.text += more
    size += more.length
    if (size > MAX_RECORD) throw new Error(`expected records of at most ${MAX_RECORD} characters`)
  }
  parser.on('opentag', ({ name, attributes }) => {
    way.push(name)
    if (way.length > MAX_DEPTH) throw new Error(`expected at most ${MAX_DEPTH} elements within each other`)
    if (open.length === 0 && !isRecord(way)) return
    if (open.length === 0) size = 0
    open.push({ name, text: '', children: childrenOf(attributes) })
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    way.pop()
    const top = open.pop()
    if (!top) return
    const parent = open.at(-1)
    if (!parent) done.push(withText(top) ?? { '#text': top.text })
    else {
      parent.children ??= bare()
      addChild(parent.children, top.name, withText(top) ?? top.text)
    }
  })
  for await (const part of text) {
    parser.write(part)
    yield* done.splice(0)
  }
  parser.close()
  yield* done.splice(0)
}

/** Whether the elements from the root to here lead to a record. */
function matcher(path: string): (way: readonly string[]) => boolean {
  const anywhere = path.startsWith('//')
  const names = path.replace(/^\/+/, '').split('/')
  return way =>
    (anywhere ? way.length >= names.length : way.length === names.length) &&
    names.every((name, index) => way[way.length - names.length + index] === name)
}

function childrenOf(attributes: Record<string, unknown>): FeedRecord | null {
  const own = Object.entries(attributes).filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
  if (own.length === 0) return null
  const children = bare()
  for (const [name, value] of own) children[`@${name}`] = value
  return children
}

/** Without a prototype: an element may be called like one of Object's properties. */
const bare = () => Object.create(null) as FeedRecord

function withText({ children, text }: Open): FeedRecord | null {
  if (children && text.trim()) children['#text'] = text
  return children
}

function addChild(children: FeedRecord, name: string, value: unknown): void {
  const known = children[name]
  if (known === undefined) children[name] = value
  else if (Array.isArray(known)) known.push(value)
  else children[name] = [known, value]
}
