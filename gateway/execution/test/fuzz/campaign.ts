import type { Fixture } from '../fixtures/fixture.ts'
import type { Runner } from './answer.ts'
import { attempt, type Check, explain, sameAsEachOther, sameAsReference, samePath } from './check.ts'
import { engineRunner } from './engine.ts'
import { generateOperation, type Operation } from './generate.ts'

export interface Campaign {
  /** Checks the operation of a seed. A failure is a text with the seed and the smallest operation that fails alike. */
  check(seed: number): Promise<string | undefined>
  /** How many went which way, of the operations whose subgraphs answered as subgraphs do. */
  paths: { splice: number; general: number }
  close(): Promise<void>
}

/** The engine in its four forms against graphql-js, operation after operation. */
export function openCampaign(fixture: Fixture): Campaign {
  const compiled = engineRunner(fixture, { kind: 'bytes', codegen: true })
  const interpreted = engineRunner(fixture, { kind: 'bytes', codegen: false })
  const general = engineRunner(fixture, { kind: 'bytes', codegen: false, splice: false })
  const values = engineRunner(fixture, { kind: 'values', codegen: false })
  const others = [general, interpreted, values]
  const paths = { splice: 0, general: 0 }
  return {
    paths,
    async check(seed) {
      const operation = generateOperation(fixture.merged, fixture.samples, seed)
      const { path } = await attempt(fixture, compiled, operation)
      if (path) paths[path]++
      // Planning takes most of the time: each operation is planned by two forms, and every form has its turn.
      const other = others[seed % others.length]!
      return firstFailure(fixture, operation, seed, [
        sameAsReference(fixture, compiled),
        sameAsReference(fixture, other),
        sameAsReference(fixture, compiled, seed),
        ...(other === interpreted ? [samePath(fixture, [compiled, interpreted], seed)] : []),
        ...(other === values ? [] : harms(fixture, compiled, other, seed)),
      ])
    },
    close: async () => {
      await Promise.all([compiled, ...others].map(runner => runner.close()))
    },
  }
}

function harms(fixture: Fixture, one: Runner, other: Runner, seed: number): Check[] {
  return [1, 2, 3].map(time => sameAsEachOther(fixture, [one, other], seed * 4 + time))
}

async function firstFailure(
  fixture: Fixture,
  operation: Operation,
  seed: number,
  checks: readonly Check[],
): Promise<string | undefined> {
  for (const check of checks) {
    if (await check(operation)) return `${fixture.name}, seed ${seed}\n${await explain(fixture, check, operation)}`
  }
  return undefined
}
