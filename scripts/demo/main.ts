import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { developmentIdentities } from '../../gateway/dev-issuer/identities.ts'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import { createClient, GraphFailure } from '../client/client.ts'
import { readClientEnv } from '../client/env.ts'
import { FEEDS } from '../start/home.ts'
import { askSupport } from './care.ts'
import type { Demo } from './demo.ts'
import { refundPart, settle } from './money.ts'
import { buyInRoom, openRoom } from './selling.ts'
import { importDemoFeed, importRealFeeds } from './supply.ts'

/**
 * `npm run demo [-- --data <folder>]`: the whole chain against a running graph (GRAPH_URL), through the named
 * operations of schema/operations. Every run makes new things, so it can run again and again on the same data.
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } })
const { url, home } = readClientEnv()
const issuer = await openDevIssuer(home)
const tokens = new Map(
  await Promise.all(
    developmentIdentities('biz_demo').map(
      async identity => [identity.roles[0]!, await issuer.token(identity, 'fairground', '1h')] as const,
    ),
  ),
)
const demo: Demo = {
  run: randomUUID().slice(0, 8),
  feeds: join(home, FEEDS),
  as: role => createClient(url, role === 'ANONYMOUS' ? null : (tokens.get(role) ?? null)),
  say: (step, text) => console.log(`${step.padEnd(12)} ${text}`),
}

try {
  const started = performance.now()
  const skus = await importDemoFeed(demo)
  if (values.data) await importRealFeeds(demo, resolve(values.data))
  const room = await openRoom(demo, skus)
  const order = await buyInRoom(demo, room)
  await settle(demo, order, room)
  await refundPart(demo, order)
  await askSupport(demo, order)
  console.log(`\nThe whole chain held, in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
} catch (error) {
  console.error(
    `\nThe demo failed: ${error instanceof GraphFailure ? error.message : error instanceof Error ? error.stack : error}`,
  )
  process.exitCode = 1
}
