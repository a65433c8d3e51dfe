import { afterAll, beforeAll } from 'vitest'

/** What all tests of a file share: opened before the first, closed after the last, and empty until then. Call once per test file. */
export function oncePerFile<T extends object>(open: () => Promise<T>, close: (opened: T) => Promise<unknown>): T {
  const shared = {} as T
  let opened: T | undefined
  beforeAll(async () => {
    opened = await open()
    Object.assign(shared, opened)
  })
  afterAll(() => opened && close(opened))
  return shared
}
