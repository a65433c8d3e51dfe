import { contents } from './contract/contents.ts'
import { filters } from './contract/filters.ts'
import type { Open } from './contract/open.ts'
import { order } from './contract/order.ts'
import { words } from './contract/words.ts'

/** What every engine behind the port must do. */
export function searchContract(open: Open): void {
  for (const part of [words, filters, order, contents]) part(open)
}
