import { relative } from 'node:path'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** What takes longest, which the size of a file does not tell. Begun last, one of them would run alone to the end. */
const LONGEST = [
  'gateway/execution/test/differential-entities.test.ts',
  'gateway/execution/test/differential-values.test.ts',
  'gateway/test/bad-input.test.ts',
  'scripts/crash/sample.test.ts',
  'scripts/demo/kill.test.ts',
  'gateway/workers/test/workers.test.ts',
  'subgraphs/order/test/plans.test.ts',
  'subgraphs/product/test/plans.test.ts',
  'subgraphs/product/inventory/test/flash-sale.test.ts',
  'gateway/execution/test/sharing/engine.test.ts',
  'subgraphs/payment/test/faults.test.ts',
  'gateway/test/isolation.test.ts',
]

/** Runs the longest files first, after those that want a process of their own. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = ({ project, moduleId }: TestSpecification) => {
      if (project.config.isolate) return -1
      const place = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return place < 0 ? LONGEST.length : place
    }
    return sorted.sort((a, b) => rank(a) - rank(b))
  }
}
