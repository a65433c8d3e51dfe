import { afterAll, expect } from 'vitest'
import type { Data } from '../fixtures/db.ts'
import { makeFixture } from '../fixtures/fixture.ts'
import { type Answer, reference } from '../fuzz/answer.ts'
import { attempt } from '../fuzz/check.ts'
import { engineRunner } from '../fuzz/engine.ts'
import type { Operation } from '../fuzz/generate.ts'

export interface Graph {
  /** Each form of the engine answers with this, without an error, and so does graphql-js on the merged schema. */
  answers(query: string, data: unknown, variables?: Operation['variables']): Promise<void>
  /** The answers of each form of the engine, where the merged schema does not say what is right. */
  ask(query: string, variables?: Operation['variables']): Promise<Answer[]>
}

/** A graph for a few tests. */
export function federate(subgraphs: Record<string, string>, data: () => Data): Graph {
  const fixture = makeFixture({ name: 'case', subgraphs, data })
  const forms = [
    { kind: 'bytes', codegen: true },
    { kind: 'bytes', codegen: false },
    { kind: 'bytes', codegen: false, splice: false },
    { kind: 'values', codegen: false },
  ] as const
  const runners = forms.map(form => engineRunner(fixture, form))
  afterAll(() => Promise.all(runners.map(runner => runner.close())))
  const ask: Graph['ask'] = (query, variables = {}) =>
    Promise.all(runners.map(runner => attempt(fixture, runner, { query, variables })))
  return {
    ask,
    async answers(query, expected, variables = {}) {
      const right = await reference(fixture, { query, variables })
      expect({ data: JSON.parse(JSON.stringify(right.data)), errors: right.errors }).toEqual({
        data: expected,
        errors: [],
      })
      for (const [index, { data, errors, done, body }] of (await ask(query, variables)).entries()) {
        expect({ by: runners[index]!.name, data, errors }).toEqual({
          by: runners[index]!.name,
          data: expected,
          errors: [],
        })
        // As text, because it tells the order of keys, and keys that come twice.
        expect(body).toBe(JSON.stringify({ data: expected }))
        expect(done).toEqual(right.done)
      }
    },
  }
}
