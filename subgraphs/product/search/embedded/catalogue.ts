import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { IndexRole } from '../index-port.ts'
import { type Generation, openGeneration } from './generation.ts'
import { inTransaction, isDamage } from './schema.ts'

/**
 * Says which file is searched and which is being built. All processes that share the index ask it before each use, so a
 * swap is one committed row for all of them. In memory there is one process, and its generations are in memory too.
 */
export interface Catalogue {
  of(role: IndexRole): Generation | null
  /** Makes an empty next index, in place of any other. */
  begin(): void
  /** Makes the next index the live one; the old one's file is removed. */
  swap(): void
  close(): void
}

export function openCatalogue(file: string): Catalogue {
  const inMemory = file === ':memory:'
  if (!inMemory) mkdirSync(dirname(file), { recursive: true })
  const db = unlessDamaged(file, () => openRoles(file))
  const open = new Map<string, Generation>()
  const roles = db.prepare('SELECT name FROM role WHERE role = ?')
  const put = db.prepare('INSERT OR REPLACE INTO role VALUES (?, ?)')
  const drop = db.prepare('DELETE FROM role WHERE role = ?')
  const nameOf = (role: IndexRole) => (roles.get(role) as { name: string } | undefined)?.name ?? null
  const pathOf = (name: string) => (inMemory ? file : `${file}.${name}`)
  const openNamed = (name: string) => {
    const known = open.get(name) ?? unlessDamaged(pathOf(name), () => openGeneration(pathOf(name)))
    open.set(name, known)
    return known
  }
  const remove = (name: string | null) => {
    if (name === null) return
    open.get(name)?.close()
    open.delete(name)
    removeFiles(pathOf(name))
  }
  /** Generations that another process replaced. */
  const closeOthers = (names: readonly (string | null)[]) => {
    for (const [name, one] of open) {
      if (names.includes(name)) continue
      one.close()
      open.delete(name)
    }
  }
  return {
    of: role => {
      const name = nameOf(role)
      if (open.size > 1 || (name !== null && !open.has(name))) closeOthers([nameOf('live'), nameOf('next')])
      return name === null ? null : openNamed(name)
    },
    begin: () => {
      const old = nameOf('next')
      put.run('next', randomUUID().slice(0, 8))
      remove(old)
    },
    swap: () => {
      const old = nameOf('live')
      inTransaction(db, () => {
        const name = nameOf('next')
        if (name === null) throw new Error('expected a next index to put in the place of the live one, found none')
        put.run('live', name)
        drop.run('next')
      })
      remove(old)
    },
    close: () => {
      for (const one of open.values()) one.close()
      open.clear()
      db.close()
    },
  }
}

function openRoles(file: string): DatabaseSync {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL')
    inTransaction(db, () => {
      db.exec('CREATE TABLE IF NOT EXISTS role (role TEXT PRIMARY KEY, name TEXT NOT NULL)')
      db.prepare("INSERT OR IGNORE INTO role VALUES ('live', ?)").run(randomUUID().slice(0, 8))
    })
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** A damaged file is thrown away: what it held is in PostgreSQL, and an index that lost its products is filled again. */
function unlessDamaged<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (!isDamage(error)) throw error
    removeFiles(file)
    return open()
  }
}

function removeFiles(file: string): void {
  if (file !== ':memory:') for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}
