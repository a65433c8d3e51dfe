/** The lengths of words' starts that the index has lists of. */
export const LISTED_STARTS = [2, 3]

export const isListed = (start: string) => LISTED_STARTS.includes([...start].length)
