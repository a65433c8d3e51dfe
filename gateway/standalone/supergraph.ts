import { readFile } from 'node:fs/promises'

/** A place that supergraphs come from. */
export interface SupergraphSource {
  /** The SDL that is there now. Rejects when there is none. */
  read(): Promise<string>
}

const URL_TIMEOUT_MS = 10_000

export function supergraphFrom(place: string): SupergraphSource {
  if (!/^https?:\/\//.test(place)) return { read: () => readFile(place, 'utf8') }
  return {
    read: async () => {
      const response = await fetch(place, { signal: AbortSignal.timeout(URL_TIMEOUT_MS) })
      if (!response.ok) throw new Error(`expected a supergraph at ${place}, got status ${response.status}`)
      return response.text()
    },
  }
}

export interface Following {
  /** Looks at once. */
  look(): Promise<void>
  stop(): void
}

export interface FollowOptions {
  /** What is served now. */
  first: string
  /** 0 looks only when told to. */
  everySeconds: number
  swap(sdl: string): Promise<void>
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void }
}

/** Hands a supergraph on when another one is there. One that is refused is not tried again until it changes. */
export function follow(source: SupergraphSource, { first, everySeconds, swap, log }: FollowOptions): Following {
  let last = first
  let looking: Promise<void> | undefined
  const read = async () => {
    try {
      const sdl = await source.read()
      if (sdl === last) return
      last = sdl
      await swap(sdl)
      log.info({}, 'a new supergraph is served')
    } catch (error) {
      log.error({ err: error }, 'the new supergraph is refused; the old one stays')
    }
  }
  const look = () => {
    looking ??= read().finally(() => {
      looking = undefined
    })
    return looking
  }
  const timer = everySeconds > 0 ? setInterval(() => void look(), everySeconds * 1000) : undefined
  timer?.unref()
  return { look, stop: () => clearInterval(timer) }
}
