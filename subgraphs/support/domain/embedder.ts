/** A vector by dimension. A dense embedder fills every dimension, a lexical one only those of its words. */
export type Vector = ReadonlyMap<number, number>

/** Turns texts into unit vectors, so that the scalar product of two is their cosine. */
export type Encode = (texts: readonly string[]) => Promise<Vector[]>

/**
 * The port behind which texts become vectors. `fit` sees the whole corpus first, because a lexical embedder weighs words
 * by how rare they are in it; a model may ignore it. Both must be deterministic: the same texts, the same vectors.
 */
export interface Embedder {
  name: string
  fit(corpus: readonly string[]): Promise<Encode>
}

/** The cosine of two unit vectors, from 0 (nothing in common) to 1. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [dimension, weight] of small) sum += weight * (large.get(dimension) ?? 0)
  return Math.min(1, Math.max(0, sum))
}
