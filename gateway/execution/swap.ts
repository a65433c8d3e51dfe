import type { GraphQLSchema } from 'graphql'
import { createEngine, type Engine, type EngineOptions } from './engine.ts'
import type { OperationText } from './types.ts'

/** An engine whose supergraph can be replaced while it runs. */
export interface SwappableEngine<Context> extends Engine<Context> {
  /** Of what answers now, like `apiSchema`. */
  readonly supergraphSdl: string
  /**
   * Loads, checks and warms a supergraph beside the present one, then has it answer what comes next. What is running
   * ends on the old one, and so does what was prepared there and is only run later. Rejects, and leaves everything as it
   * is, when the new one does not load.
   */
  swap(supergraphSdl: string): Promise<void>
}

export interface SwapOptions<Context> extends EngineOptions<Context> {
  /** The operations that a supergraph has ready before it answers: those of the manifest. */
  warm?(): Iterable<OperationText>
}

/** The first supergraph answers at once and is warmed meanwhile. Throws when it does not load. */
export function swappableEngine<Context>(options: SwapOptions<Context>): SwappableEngine<Context> {
  let current = createEngine(options)
  let sdl = options.supergraphSdl
  let warming: Promise<unknown> = current.warm(options.warm?.() ?? [])
  let swapping: Promise<unknown> = Promise.resolve()
  const closing = new Set<Promise<void>>()

  const swap = async (supergraphSdl: string) => {
    const next = createEngine({ ...options, supergraphSdl })
    await next.warm(options.warm?.() ?? [])
    const old = current
    current = next
    sdl = supergraphSdl
    const closed: Promise<void> = old.close().finally(() => closing.delete(closed))
    closing.add(closed)
  }

  return {
    get apiSchema(): GraphQLSchema {
      return current.apiSchema
    },
    get supergraphSdl(): string {
      return sdl
    },
    prepare: text => current.prepare(text),
    warm: texts => current.warm(texts),
    swap: supergraphSdl => {
      // One at a time, in the order they came: the last one given is the one that stays.
      const swapped = swapping.then(() => swap(supergraphSdl))
      const tell = (taken: boolean) => options.metrics?.swapped(taken)
      swapping = swapped.then(
        () => tell(true),
        () => tell(false),
      )
      return swapped
    },
    close: async () => {
      await swapping
      await warming
      warming = Promise.resolve()
      await Promise.all([current.close(), ...closing])
    },
  }
}
