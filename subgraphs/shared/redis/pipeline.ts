import { Cluster, type Redis, Command as RedisCommand } from 'ioredis'
import { roundTrips } from '../db/round-trips.ts'

/** Names in lower case, as ioredis's pipelines want them. */
export type Command = [name: 'get' | 'set' | 'del' | 'eval', ...args: (string | number)[]]

/** Sends commands in one go: as one pipeline, or on a cluster as one per slot owner at the same time. */
export async function pipelined(client: Redis | Cluster, commands: readonly Command[]): Promise<unknown[]> {
  roundTrips.count('redis')
  if (!(client instanceof Cluster)) return unwrap(await client.pipeline(commands as unknown as unknown[][]).exec())
  const groups = Map.groupBy(
    commands.map((command, index) => ({ command, index })),
    ({ command }) => ownerOf(client, String(command[0] === 'eval' ? command[3] : command[1])),
  )
  const results = new Array<unknown>(commands.length)
  await Promise.all(
    [...groups.values()].map(async group => {
      const answers = unwrap(
        await client.pipeline(group.map(({ command }) => command) as unknown as unknown[][]).exec(),
      )
      for (const [position, { index }] of group.entries()) results[index] = answers[position]
    }),
  )
  return results
}

/** The nodes of a key's slot: ioredis refuses a pipeline whose keys belong to several. */
function ownerOf(cluster: Cluster, key: string): string {
  return (cluster.slots[new RedisCommand('get', [key]).getSlot()] ?? []).join()
}

function unwrap(results: [Error | null, unknown][] | null): unknown[] {
  if (!results) throw new Error('the pipeline was discarded')
  return results.map(([error, value]) => {
    if (error) throw error
    return value
  })
}
