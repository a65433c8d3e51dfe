/** Whether sharing fetches is worth its own work, and what became of those that were to be shared. */
export interface Trial {
  /** Called for a fetch that could be shared: whether it is to be. */
  tries(): boolean
  /** So many were asked for together, and so many were sent for them. */
  count(asked: number, sent: number): void
}

/** What trials tell of themselves. */
export type ObserveSharing = (what: 'asked' | 'sent' | 'rested', count: number) => void

/** Shares whatever comes of it. */
export function always(observe: ObserveSharing): Trial {
  return {
    tries: () => true,
    count: (asked, sent) => {
      observe('asked', asked)
      observe('sent', sent)
    },
  }
}

const WINDOW = 200
const REST = 3_800
const WORTHWHILE = 0.05

/** Shares as long as that saves one fetch in twenty; otherwise rests and looks at one in twenty whether it would again. */
export class Adaptive implements Trial {
  #observe: ObserveSharing
  #asked = 0
  #sent = 0
  #rest = 0

  constructor(observe: ObserveSharing) {
    this.#observe = observe
  }

  tries(): boolean {
    if (this.#rest === 0) return true
    this.#rest--
    this.#observe('rested', 1)
    return false
  }

  count(asked: number, sent: number): void {
    this.#observe('asked', asked)
    this.#observe('sent', sent)
    this.#asked += asked
    this.#sent += sent
    if (this.#asked < WINDOW) return
    if (this.#sent > this.#asked * (1 - WORTHWHILE)) this.#rest = REST
    this.#asked = 0
    this.#sent = 0
  }
}
