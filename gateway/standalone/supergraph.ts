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
  /** Looks at once. `again` also for one that was refused before. */
  look(again?: boolean): Promise<void>
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

/** Hands a supergraph on when another one is there. One that is refused is not tried again until it changes, or as told. */
export function follow(source: SupergraphSource, { first, everySeconds, swap, log }: FollowOptions): Following {
  let served = first
  let refused: string | undefined
  let looking: Promise<void> | undefined
  const take = async (sdl: string) => {
    refused = sdl
    await swap(sdl)
    served = sdl
    refused = undefined
    log.info({}, 'a new supergraph is served')
  }
  const read = async (again: boolean) => {
    try {
      const sdl = await source.read()
      if (sdl === served) refused = undefined
      else if (sdl !== refused || again) await take(sdl)
    } catch (error) {
      log.error({ err: error }, 'the new supergraph is refused; the old one stays')
    }
  }
  const look = (again = false) => {
    looking ??= read(again).finally(() => {
      looking = undefined
    })
    return looking
  }
  const timer = everySeconds > 0 ? setInterval(() => void look(), everySeconds * 1000) : undefined
  timer?.unref()
  return { look, stop: () => clearInterval(timer) }
}
