import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { httpTarget } from '#shared/graph.ts'
import { claimsFor } from '#shared/testing.ts'
import { clearOrder } from '../commands/clear.ts'
import { type Books, earned, openBooks } from './books.ts'

const SECRET = 'the-secret-between-these-two-processes'
const PAY =
  'mutation ($input: SettlementPayoutRunInput!) { settlementPayoutRun(input: $input) { userErrors { code } } }'

let books: Books
let child: ChildProcess
beforeAll(async () => {
  books = await openBooks()
})
afterAll(async () => {
  child.kill('SIGKILL')
  await books.shut()
})

/** The settlement subgraph in a process of its own, on the test's database and bank; answers where it listens. */
async function startProcess(): Promise<string> {
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'info',
    DATABASE_URL: books.world.databaseUrl,
    REDIS_URL: inject('redisUrl'),
    SANDBOX_URL: books.bank.url,
    SUBGRAPH_SECRET: SECRET,
  }
  child = spawn(process.execPath, [resolve('scripts/subgraph.ts'), 'settlement'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /"url":"(http[^"]+)"/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('the subgraph ended before it listened')
}

it('finishes a payout whose process was killed between the transfer and its record, without a second transfer', async () => {
  await clearOrder(books.deps, earned('cre_killed', 'room_1', '2000'))
  const { period } = await books.close()
  const target = httpTarget('settlement', await startProcess(), SECRET)
  const transferred = books.bank.hold()
  const variables = { input: { periodId: period.id, idempotencyKey: randomUUID() } }
  const asked = target.execute({ query: PAY, variables, claims: claimsFor('FINANCE') })
  // The money has moved, and the answer is on the wire.
  await transferred
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await Promise.all([ended, expect(asked).rejects.toThrow()])
  await target.close()
  expect(await books.payoutsOf('cre_killed')).toEqual(['2000 PENDING'])
  expect(books.bank.sandbox.store.count('transfer')).toBe(1)

  await books.world.clock.advance(60_000)
  await expect.poll(() => books.payoutsOf('cre_killed')).toEqual(['2000 PAID'])
  expect(books.bank.sandbox.store.count('transfer')).toBe(1)
  expect(books.bank.asked).toBe(1)
  await books.payOut(period.id)
  expect(await books.payoutsOf('cre_killed')).toEqual(['2000 PAID'])
  await books.invariantsHold()
})
