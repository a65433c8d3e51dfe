/**
 * Why the splicing executor gives an operation to the general one. Thrown, so made once: a stack trace would cost more
 * than the answer.
 */
export class Handover {
  reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/** Met in an answer. Names are labels of a metric. */
export const HANDOVER = {
  /** Another key, order, white space, `errors`, `extensions`: valid, but not what the scanner was made for. */
  shape: new Handover('shape'),
  /** A null where the schema has none, or a missing entity that something needs. */
  null: new Handover('null'),
  /** A value of another kind than the schema's, or written in a way that is left to the JSON parser. */
  value: new Handover('value'),
  /** An object of a type that was not expected. */
  type: new Handover('type'),
  /** Bytes that are no UTF-8. */
  encoding: new Handover('encoding'),
  /** Not as many entities as were asked for. */
  entities: new Handover('entities'),
  /** No answer at all. */
  failed: new Handover('failed'),
} as const

/** Known from the plan: the operation never takes the splicing executor. */
export class NotSpliceable extends Error {
  override name = 'NotSpliceable'
}
