import type { ByteSource, Source, ValueSource } from '../types.ts'

/**
 * A source that can be asked after it was closed, by an operation that was prepared before another supergraph took over and
 * only runs after that: each of its fetches opens a source for itself. Nobody has to count what was prepared.
 */
export function reopening<Context>(open: () => Source<Context>): Source<Context> {
  const source = open()
  let closed = false
  const close = () => {
    closed = true
    return source.close()
  }
  if (source.kind === 'bytes') {
    const late = open as () => ByteSource<Context>
    return {
      ...source,
      close,
      send: (fetch, body, context, signal, entities) =>
        closed
          ? once(late(), each => each.send(fetch, body, context, signal, entities))
          : source.send(fetch, body, context, signal, entities),
    }
  }
  const late = open as () => ValueSource<Context>
  return {
    ...source,
    close,
    execute: (fetch, variables, context, signal) =>
      closed
        ? once(late(), each => each.execute(fetch, variables, context, signal))
        : source.execute(fetch, variables, context, signal),
  }
}

/** Nobody waits for it to close. */
function once<S extends { close(): Promise<void> }, T>(source: S, ask: (source: S) => Promise<T>): Promise<T> {
  const answer = ask(source)
  const close = () => void source.close()
  answer.then(close, close)
  return answer
}
