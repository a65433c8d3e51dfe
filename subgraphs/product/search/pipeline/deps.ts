import type { Platform } from '#shared/platform.ts'
import type { SearchIndex } from '../index-port.ts'
import type { SearchMeters } from './meters.ts'

/** What the work that keeps the index in step needs. */
export interface SearchDeps {
  platform: Pick<Platform, 'pool' | 'clock' | 'log' | 'schema'>
  index: SearchIndex
  meters: SearchMeters
}
