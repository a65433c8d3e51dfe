import type { ProductDeps } from '../../deps.ts'

/** For a batch that failed: one order that makes its statement fail must not keep the others from their stock. */
export function oneByOne({ platform }: ProductDeps, items: readonly unknown[]): (error: unknown) => null[] {
  return error => {
    platform.log.warn({ err: error, orders: items.length }, 'orders were not done together; one by one now')
    return items.map(() => null)
  }
}
