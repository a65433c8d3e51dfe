import { expect, it } from 'vitest'
import { fixtures } from './fixtures/index.ts'
import { explain, neverSilent } from './fuzz/check.ts'
import { engineRunner } from './fuzz/engine.ts'
import { generateOperation } from './fuzz/generate.ts'

// What a subgraph leaves out is null, and so is what cannot be asked for without a key that it left out: without an error.
it.fails.each(fixtures)('never makes nulls of an illegal answer without an error ($name)', async fixture => {
  const runner = engineRunner(fixture, { kind: 'bytes', codegen: true })
  const failures: string[] = []
  for (let seed = 1; seed <= 150 && failures.length < 1; seed++) {
    const operation = generateOperation(fixture.merged, fixture.samples, seed)
    const check = neverSilent(fixture, runner, seed)
    if (await check(operation))
      failures.push(`${fixture.name}, seed ${seed}\n${await explain(fixture, check, operation)}`)
  }
  await runner.close()
  expect(failures.join('\n\n')).toBe('')
})
