/** The environment of a child: this process's, and what only the child needs. */
export function childEnvironment(extra: Record<string, string> = {}): Record<string, string | undefined> {
  return { ...process.env, ...extra }
}
