import { createEngine } from '../../engine.ts'
import type { Source } from '../../types.ts'
import type { Fixture } from '../fixtures/fixture.ts'
import type { Answer, Runner } from './answer.ts'
import { byteSource, type FuzzContext, valueSource } from './sources.ts'

export interface EngineForm {
  codegen: boolean
  /** Default true. */
  splice?: boolean
  kind: 'bytes' | 'values'
}

/** The engine in one of its forms, over subgraphs in memory. */
export function engineRunner(fixture: Fixture, { codegen, splice = true, kind }: EngineForm): Runner {
  const sourceOf = kind === 'bytes' ? byteSource : valueSource
  const source = (name: string) => sourceOf(name, fixture.subgraphs.get(name)!)
  const how = splice ? (codegen ? 'compiled' : 'interpreted') : 'general'
  return runnerOver(fixture, { name: `${kind}, ${how}`, codegen, splice, source })
}

export interface EngineParts {
  name: string
  codegen: boolean
  splice?: boolean
  source(subgraph: string): Source<FuzzContext>
}

/** The engine over any sources. */
export function runnerOver(fixture: Fixture, { name, codegen, splice, source }: EngineParts): Runner {
  const engine = createEngine<FuzzContext>({
    supergraphSdl: fixture.supergraphSdl,
    source,
    present: ({ message, path, extensions }) => ({ message, path, extensions }),
    codegen,
    splice,
    maxOperations: 20,
  })
  return {
    name,
    async run({ query, variables, operationName }, db, perturb): Promise<Answer> {
      const context: FuzzContext = { db, faults: [], perturb }
      const prepared = engine.prepare({ query, variables, operationName })
      if ('refused' in prepared) return { errors: prepared.errors }
      const coerced = prepared.variables(variables)
      if ('errors' in coerced) return { errors: coerced.errors }
      const { body, encoding, path } = await prepared.execute(coerced.values, context)
      const text = encoding === 'latin1' ? Buffer.from(body, 'latin1').toString('utf8') : body
      const { data, errors = [] } = JSON.parse(text)
      const faults = context.faults.map(message => ({ message, path: ['fault'] }))
      return { data, errors: [...errors, ...faults], path, body: text, illegal: context.illegal }
    },
    close: () => engine.close(),
  }
}
