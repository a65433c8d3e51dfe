import { expect, it } from 'vitest'
import { fixtures } from './fixtures/index.ts'
import { explain, neverSilent } from './fuzz/check.ts'
import { engineRunner } from './fuzz/engine.ts'
import { generateOperation } from './fuzz/generate.ts'

it.each(fixtures)('never makes a null of what is missing without an error ($name)', async fixture => {
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
