import type { Reporter, TestModule } from 'vitest/node'

/** Says at the end of a run what was not tried and why. The reason is in the test's or its suite's name: `(skipped: …)`. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap(module => [...module.children.allTests('skipped')])
    const reasons = tests.flatMap(test => /\(skipped: (.+?)\)/.exec(test.fullName)?.[1] ?? [])
    for (const [reason, of] of Map.groupBy(reasons, one => one))
      console.log(`  not tried: ${of.length === 1 ? 'a test' : `${of.length} tests`}, ${reason}`)
  }
}
