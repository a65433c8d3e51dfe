import { createHash } from 'node:crypto'

/**
 * Where a process crosses its own boundary: a statement on the wire, a command to Redis, a request to the payment channel,
 * an answer to a client. Between two of them nothing is changed that anybody else could see, so to be killed at each is
 * to be killed everywhere. A point has the same name in every run: `before|after <what>`, and which time it is passed.
 */
export interface Point {
  name: string
  /** 1 for the first time it is passed. */
  time: number
}

/** What the killed process is told, and what it tells. */
export type Order = { kind: 'record' } | { kind: 'report' } | { kind: 'arm'; point: Point } | { kind: 'disarm' }
export type Report = [name: string, times: number][]

const QUEUE = /^[a-z-]+\/[\w.]+(\/[a-z]+)?$/

/** A statement's name: the same however many rows it is about, but told apart by the queue that it works on. */
export function nameOfStatement(text: string, values: readonly unknown[] = []): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/\$\d+(::\w+(\[\])?)?/g, '?')
    .replace(/\?(, ?\?)+/g, '?')
    .replace(/\(\?\)(, ?\(\?\))+/g, '(?)')
    .trim()
  const queue = values.find(value => typeof value === 'string' && QUEUE.test(value))
  const digest = createHash('sha256').update(plain).digest('hex').slice(0, 6)
  return [plain.slice(0, 100), digest, ...(queue ? [queue] : [])].join(' ')
}

/** A path or key without what is another one each time. */
export const withoutIds = (text: string) => text.replace(/[a-z]+_[0-9A-Z]{20,}\w*|[0-9a-f-]{32,}/g, '*')

/** Which of so many parts a point belongs to: the same in every run, whatever other points that has found. */
export const partOf = ({ name, time }: Point, parts: number) =>
  createHash('sha256').update(`${name} ${time}`).digest().readUInt32BE() % parts
