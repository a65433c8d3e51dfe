/** Where a subgraph answers. */
export interface Address {
  /** The path of the request. */
  path: string
  /** The Host header. */
  authority: string
  host: string
  port: number
  /** Instead of host and port. */
  socketPath: string | undefined
  tls: boolean
}

/** `http://host:port/path`, `https://host/path` or `unix:/path/of.sock:/path`. Throws TypeError for anything else. */
export function parseAddress(url: string): Address {
  const [, socketPath, path] = /^(?:http:\/\/)?unix:([^:]+)(?::(\/.*))?$/.exec(url) ?? []
  if (socketPath) {
    return { path: path ?? '/graphql', authority: 'localhost', host: 'localhost', port: 0, socketPath, tls: false }
  }
  const { protocol, host: authority, hostname, port, pathname, search } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError(`expected a URL of http or https, got ${url}`)
  const tls = protocol === 'https:'
  return {
    path: pathname + search,
    authority,
    // Brackets are of URLs, not of addresses.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (tls ? 443 : 80) : Number(port),
    socketPath: undefined,
    tls,
  }
}
