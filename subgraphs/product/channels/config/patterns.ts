/** A pattern that cannot take exponential time: no group is repeated, nothing refers back. */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > 200 || /\\[1-9]|\\k|\(\?<?[=!]|\)\s*[*+{?]/.test(pattern)) return false
  if ((pattern.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > 3) return false
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}
