/** What of autocannon is used here; the package has no types of its own. */
declare module 'autocannon' {
  interface Options {
    url: string
    method: 'POST'
    headers: Record<string, string>
    body: string
    /** In seconds. */
    duration: number
    connections: number
  }
  interface Result {
    requests: { total: number }
    /** In seconds. */
    duration: number
    errors: number
    non2xx: number
  }
  interface Run extends Promise<Result> {
    /** `milliseconds` has fractions. */
    on(
      event: 'response',
      listener: (client: unknown, statusCode: number, bytes: number, milliseconds: number) => void,
    ): void
  }
  export default function autocannon(options: Options): Run
}
