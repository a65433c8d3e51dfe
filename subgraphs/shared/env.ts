import { type ZodType, z } from 'zod'

/** The environment does not fit. The message lists every mistake at once. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/** Texts separated by commas; none by default. */
export const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(Boolean),
  )

/** Parses settings from environment variables; an empty variable counts as unset. */
export function readEnvironment<S extends ZodType>(schema: S, source: Record<string, string | undefined>): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  // Names and rules only: a value may be a secret.
  const lines = result.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new EnvironmentError(`the environment does not fit:\n${lines.join('\n')}`)
}
