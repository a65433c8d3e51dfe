import { variablesText } from '../general/ask.ts'
import type { Joint } from '../plan/joints.ts'
import type { AskedEntities, ByteSource, Fetch } from '../types.ts'
import { splitAnswer } from './split.ts'

interface Asked<Context> {
  fetch: Fetch
  body: string
  context: Context
  signal: AbortSignal | undefined
  entities: AskedEntities | null
  resolve: (answer: Uint8Array | Promise<Uint8Array>) => void
  reject: (reason: unknown) => void
}

/** More is better asked apart: subgraphs then work on the parts at the same time. */
const MAX_BYTES = 128 * 1024

/** Takes what the steps of a joint ask in one run, and asks for it in one request once all of them have spoken. */
export class Gathering<Context> implements Pick<ByteSource<Context>, 'kind' | 'send'> {
  readonly kind = 'bytes'
  #joint: Joint
  #source: ByteSource<Context>
  #values: Record<string, unknown>
  #asked = new Map<Fetch, Asked<Context>>()

  constructor(joint: Joint, source: ByteSource<Context>, values: Record<string, unknown>) {
    this.#joint = joint
    this.#source = source
    this.#values = values
  }

  send: ByteSource<Context>['send'] = (fetch, body, context, signal, entities) =>
    new Promise((resolve, reject) => {
      this.#asked.set(fetch, { fetch, body, context, signal, entities, resolve, reject })
    })

  /** All steps that have anything to ask have asked. */
  depart(): void {
    const asked = [...this.#asked.values()]
    const bytes = asked.reduce((sum, { body }) => sum + body.length, 0)
    const [first] = asked
    if (!first || asked.length === 1 || bytes > MAX_BYTES) this.#apart(asked)
    else this.#together(first, asked)
  }

  #apart(asked: readonly Asked<Context>[]): void {
    for (const { fetch, body, context, signal, entities, resolve } of asked) {
      resolve(this.#source.send(fetch, body, context, signal, entities))
    }
  }

  #together({ context, signal }: Asked<Context>, asked: readonly Asked<Context>[]): void {
    this.#source
      .send(this.#joint, this.#body(), context, signal, null)
      .then(bytes => {
        const answers = splitAnswer(this.#joint, bytes)
        if (!answers) return this.#apart(asked)
        for (const [index, step] of this.#joint.steps.entries()) {
          this.#asked.get(step)?.resolve(answers[index] as Uint8Array)
        }
      })
      .catch(error => {
        for (const { reject } of asked) reject(error)
      })
  }

  #body(): string {
    const { prefix, parts, steps } = this.#joint
    let text = variablesText(this.#joint, this.#values)
    for (const [index, { variable }] of parts.entries()) {
      const entities = this.#asked.get(steps[index] as Fetch)?.entities
      text += `${text === '' ? '' : ','}"${variable}":[${entities ? entities.representations.join() : ''}]`
    }
    return `${prefix}${text}}}`
  }
}
