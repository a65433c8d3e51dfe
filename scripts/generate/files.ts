import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A generated, committed artefact. `path` is absolute. */
export interface GeneratedFile {
  path: string
  text: string
}

/** Writes what differs, or (with `check`) only looks. Answers the paths that were, or would be, changed. */
export function writeFiles(files: readonly GeneratedFile[], check: boolean): string[] {
  const changed = files.filter(({ path, text }) => read(path) !== text)
  if (!check) {
    for (const { path, text } of changed) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
  return changed.map(({ path }) => relative(root, path))
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Lets a step be run by itself: `node scripts/generate/compose.ts [--check]`. */
export async function runStep(url: string, generate: () => Promise<GeneratedFile[]>): Promise<void> {
  if (process.argv[1] !== fileURLToPath(url)) return
  const check = process.argv.includes('--check')
  const changed = writeFiles(await generate(), check)
  for (const path of changed) console.log(check ? `out of step: ${path} (run npm run generate)` : `wrote ${path}`)
  if (check && changed.length > 0) process.exitCode = 1
}
