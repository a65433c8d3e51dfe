/** A request that is refused before it reaches the GraphQL server. */
export class RequestError extends Error {
  override name = 'RequestError'
  status: number
  code: string
  headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
