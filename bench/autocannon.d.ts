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
    /** In milliseconds. */
    latency: { p50: number; p97_5: number; p99: number }
    /** In seconds. */
    duration: number
    errors: number
    non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
