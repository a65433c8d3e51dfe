/** What a channel told does not fit what we asked it for. Nothing was done with it; somebody has to look. */
export class Unusable extends Error {
  override name = 'Unusable'
}
