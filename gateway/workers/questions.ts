/** Questions to the other end of a channel. Each has a number, which its answer carries. */
export class Questions<Answer> {
  #waiting = new Map<number, (answer: Answer) => void>()
  #last = 0

  /** Undefined when no answer comes in time. */
  async ask(send: (id: number) => void, timeoutMs: number): Promise<Answer | undefined> {
    this.#last += 1
    const id = this.#last
    const answered = Promise.withResolvers<Answer | undefined>()
    const late = setTimeout(answered.resolve, timeoutMs, undefined)
    this.#waiting.set(id, answered.resolve)
    send(id)
    try {
      return await answered.promise
    } finally {
      clearTimeout(late)
      this.#waiting.delete(id)
    }
  }

  answer(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer)
  }
}
