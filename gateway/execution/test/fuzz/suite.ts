import { expect, it } from 'vitest'
import type { Fixture } from '../fixtures/fixture.ts'
import { openCampaign } from './campaign.ts'

/** Of all fixtures together, 10,000. */
const OPERATIONS = 1430
const TIMEOUT_MS = 180_000
/** A failure says all there is to know about one operation; of many, the first tell the same. */
const ENOUGH = 3

/** Random operations over these fixtures, the same in each run. `npm run fuzz:gateway` takes others, and does not stop. */
export function fuzzSuite(fixtures: readonly Fixture[]): void {
  for (const fixture of fixtures) {
    it(`answers random operations over ${fixture.name} as graphql-js does`, { timeout: TIMEOUT_MS }, async () => {
      const campaign = openCampaign(fixture)
      const failures: string[] = []
      for (let seed = 1; seed <= OPERATIONS && failures.length < ENOUGH; seed++) {
        const failure = await campaign.check(seed)
        if (failure) failures.push(failure)
      }
      await campaign.close()
      expect(failures.join('\n\n')).toBe('')
      const { splice, general } = campaign.paths
      const share = (100 * splice) / (splice + general)
      console.info(
        `${fixture.name}: ${splice} operations spliced, ${general} by the general executor (${share.toFixed(0)} %)`,
      )
      // A splicer that nothing reaches would be right, too.
      expect(share).toBeGreaterThanOrEqual(fixture.minSpliced)
    })
  }
}
