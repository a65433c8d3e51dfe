import { expect, it } from 'vitest'
import { fixtures } from './fixtures/index.ts'
import { sameAsReference } from './fuzz/check.ts'
import { generateOperation } from './fuzz/generate.ts'
import { httpRunner } from './fuzz/http.ts'
import { Random } from './fuzz/random.ts'

const TIMES = [1, 2, 3]

it.each(fixtures)('answers many at once over HTTP as graphql-js does ($name)', { timeout: 60_000 }, async fixture => {
  const runner = await httpRunner(fixture, new Random(1))
  const check = sameAsReference(fixture, runner)
  for (let batch = 0; batch < 4; batch++) {
    const operations = Array.from({ length: 15 }, (_, index) =>
      generateOperation(fixture.merged, fixture.samples, 900_000 + batch * 15 + index),
    )
    // Each several times: the runs of one plan are in the way of each other first.
    const wrong = await Promise.all(operations.flatMap(operation => TIMES.map(() => check(operation))))
    expect(wrong.filter(Boolean)).toEqual([])
  }
  await runner.close()
})
