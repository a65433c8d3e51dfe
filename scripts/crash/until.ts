import { mutationText } from '#shared/testing.ts'
import type { CrashWorld } from './world.ts'

/** How long anything may take: longer than a busy machine stands still. */
export const PATIENCE_MS = 120_000

export const CLOCK_ADVANCE = mutationText('clockAdvance', 'now userErrors { code }')

/** Asks until there is an answer. What does not come by itself falls due by the clock: it is moved while we wait. */
export async function until<T>(world: CrashWorld, what: string, ask: () => Promise<T>): Promise<NonNullable<T>> {
  const from = Date.now()
  let moved = from
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() - from > PATIENCE_MS) throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}`)
    if (Date.now() - moved > 1000) {
      moved = Date.now()
      await world.ask('ADMIN', 'clock', CLOCK_ADVANCE, { input: { seconds: 31 } })
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
