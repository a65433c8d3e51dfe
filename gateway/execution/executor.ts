import { type ExecutorOptions, generalExecutor, type Request } from './general/execute.ts'
import { type Splice, splicingExecutor } from './splice/execute.ts'
import { NotSpliceable } from './splice/handover.ts'
import { generatedSplicer, interpretingSplicer } from './splice/splicer.ts'
import type { EngineAnswer } from './types.ts'

export interface ExecutorChoice {
  /** False cuts answers without code that is generated for them. */
  codegen: boolean
  /** False leaves everything to the general executor. */
  splice: boolean
  /** Called for each answer; `handover` says why the splicing executor did not make it. */
  answered(path: 'splice' | 'general', handover?: string): void
}

/** The splicing executor where the plan allows it, with the general one behind it. */
export function executorOf<Context>(
  { codegen, splice: cuts, answered }: ExecutorChoice,
  options: ExecutorOptions<Context>,
): (request: Request<Context>) => Promise<EngineAnswer> {
  const general = generalExecutor(options)
  const splice = cuts ? trySplicing(options, codegen) : 'splicing off'
  if (typeof splice === 'string') {
    return request => {
      answered('general', splice)
      return general(request)
    }
  }
  return request =>
    splice(request).then(answer => {
      if (!('handover' in answer)) {
        answered('splice')
        return answer
      }
      answered('general', answer.handover)
      return general({ ...request, fetched: answer.fetched })
    })
}

/** The executor, or why there is none. */
function trySplicing<Context>(options: ExecutorOptions<Context>, codegen: boolean): Splice<Context> | string {
  try {
    return splicingExecutor(options, codegen ? generatedSplicer : interpretingSplicer)
  } catch (error) {
    if (error instanceof NotSpliceable) return error.message
    throw error
  }
}
