/** Whether PostgreSQL can store the text as it is: it takes no NUL, and half a surrogate is no character. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
