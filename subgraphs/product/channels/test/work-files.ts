import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Names files of a folder that lasts as long as the test file. Call once per test file. */
export function workFiles(): () => string {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-reader-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let files = 0
  return () => join(folder, `work-${files++}`)
}
