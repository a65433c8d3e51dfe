import { Cluster, Redis } from 'ioredis'

/** Connects to one server, or to a cluster of several. What fails is said by the commands. */
export function connect(url: string, commandTimeout: number): Redis | Cluster {
  const urls = url.split(',')
  const options = { commandTimeout, connectTimeout: 2000, maxRetriesPerRequest: 1 }
  const retry = (times: number) => Math.min(50 * times, 1000)
  const client =
    urls.length > 1
      ? new Cluster(urls, { redisOptions: options, clusterRetryStrategy: retry })
      : new Redis(url, { ...options, retryStrategy: retry })
  client.on('error', () => {})
  return client
}

/**
 * Readers must learn at once that Redis is away, so commands do not queue for it. Only the first ones wait, until the
 * first attempt to connect has ended one way or the other.
 */
export function availability(client: Redis | Cluster, timeoutMs: number): () => Promise<void> {
  let attempt: Promise<unknown> | null = Promise.race([
    new Promise<void>(resolve => {
      for (const event of ['ready', 'error', 'close', 'end']) client.once(event, () => resolve())
    }),
    elapsed(timeoutMs),
  ]).finally(() => (attempt = null))
  return async () => {
    if (client.status === 'ready') return
    if (attempt) await attempt
    if ((client.status as string) !== 'ready') throw new Error('Redis is not reachable')
  }
}

/** A connection that subscribes can do nothing else, so each subscription has its own. */
export function subscriber(client: Redis | Cluster): Redis | Cluster {
  const connection =
    client instanceof Cluster
      ? client.duplicate()
      : client.duplicate({ commandTimeout: undefined, maxRetriesPerRequest: null })
  return connection.on('error', () => {})
}

/** While Redis is away this does not wait: the subscription takes effect when Redis comes back. */
export async function subscribe(
  connection: Redis | Cluster,
  channel: string,
  listener: (message: string) => void,
  timeoutMs: number,
): Promise<void> {
  connection.on('message', (_channel: string, message: string) => listener(message))
  const subscribed = connection.subscribe(channel)
  await Promise.race([subscribed.catch(() => {}), elapsed(timeoutMs)])
}

const elapsed = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms).unref())
