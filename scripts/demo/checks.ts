import { GraphFailure } from '../client/client.ts'

/** Asks again until the answer is as expected. What is awaited is another process's work, so there is no event to await. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  expected: (answer: T) => boolean,
  seconds = 60,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (expected(answer)) return answer
    if (Date.now() > deadline)
      throw new GraphFailure(`waited ${seconds} s for ${what}; last answer: ${JSON.stringify(answer).slice(0, 400)}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

export function assert(condition: unknown, invariant: string): asserts condition {
  if (!condition) throw new GraphFailure(`an invariant broke: ${invariant}`)
}

export const money = ({ amountMinor, currencyCode }: { amountMinor: string; currencyCode: string }) =>
  `${amountMinor} ${currencyCode} (minor units)`
