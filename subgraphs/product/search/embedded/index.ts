import { setImmediate } from 'node:timers/promises'
import type { SearchIndex } from '../index-port.ts'
import { openCatalogue } from './catalogue.ts'

const PAGE = 1000

/** The embedded index: SQLite's FTS5 over words and CJK pairs. Several processes may share a file. */
export function embeddedIndex(file: string): SearchIndex {
  const catalogue = openCatalogue(file)
  const live = () => catalogue.of('live')!
  return {
    singleWriter: false,
    ensure: async () => {},
    write: async (entries, role = 'live') => catalogue.of(role)?.write(entries),
    search: async request => live().search(request),
    count: async (role = 'live') => catalogue.of(role)?.count() ?? 0,
    entries: async function* () {
      for (let behind = -1; ; ) {
        const { entries, last } = live().page(behind, PAGE)
        if (last === null) return
        yield entries
        behind = last
      }
    },
    find: async ids => live().find(ids),
    begin: async () => catalogue.begin(),
    swap: async () => catalogue.swap(),
    tidy: async (role = 'live') => {
      // Whoever asks again and again leaves room for searches.
      await setImmediate()
      return catalogue.of(role)?.tidy() ?? false
    },
    close: async () => catalogue.close(),
  }
}
