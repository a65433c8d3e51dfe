import { createHmac } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../scripts/embedded/ports.ts'
import { startSubgraph, stopServers } from '../processes.ts'
import { Closers, openServices } from '../services.ts'
import { readWebhooksBenchEnv } from './env.ts'

/**
 * `npm run bench:webhooks`: how soon a webhook is acknowledged, from the moment it should have been sent to its 200.
 * Each one ends a payment of its own: the signature, the event, the payment's state and sums, and the event to the order
 * system are committed before the answer. Every tenth is sent twice at once. The result is written to bench/results.
 */
const SECRET = 'benchmark-webhook-secret'
const { rates, seconds } = readWebhooksBenchEnv()
const closers = new Closers()
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

async function open(): Promise<{ url: string; pool: pg.Pool }> {
  const { folder, redis, databaseUrl } = await openServices(closers)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  closers.add(() => pool.end())
  closers.add(stopServers)
  closers.add(() => agent.destroy())
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redis.url,
    FAIRGROUND_HOME: folder,
    LOG_LEVEL: 'silent',
    SUBGRAPH_SECRET: 'benchmark-secret-of-32-characters!',
    WEBHOOK_SECRETS: SECRET,
  }
  return { url: (await startSubgraph('payment', await freePort(), env)).url, pool }
}

/** Payments that wait for the channel's word. They are looked up long after the benchmark is over. */
async function prepare(pool: pg.Pool, round: string, count: number): Promise<void> {
  await pool.query(
    `WITH intent AS (
       INSERT INTO payment.payment_intent (id, business_id, order_id, customer_id, status, currency_code, amount_minor, created_at, updated_at)
       SELECT 'pay_' || $1 || n, 'biz_bench', 'ord_' || $1 || n, 'usr_bench', 'PROCESSING', 'CNY', 5000, now(), now() FROM generate_series(0, $2) n RETURNING id)
     INSERT INTO payment.payment_attempt (id, intent_id, business_id, channel_code, method, status, routing, check_at, created_at)
     SELECT replace(id, 'pay_', 'atm_'), id, 'biz_bench', 'sandbox-card', 'CARD', 'PENDING', '{}', now() + interval '1 day', now() FROM intent`,
    [round, count - 1],
  )
  await pool.query('ANALYZE payment.payment_intent, payment.payment_attempt')
}

function send(url: string, body: string): Promise<number> {
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'sandbox-signature': `t=${at},v1=${signature}` }
  return new Promise((resolve, reject) => {
    request(`${url}/webhooks/payment/sandbox`, { method: 'POST', headers, agent }, response => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
      .once('error', reject)
      .end(body)
  })
}

/** Milliseconds from when each webhook was due to its answer: one that had to wait for its turn has waited. */
async function measure(url: string, pool: pg.Pool, rate: number, forSeconds: number): Promise<number[]> {
  const count = rate * forSeconds
  const round = `${rate}_${Date.now()}_`
  await prepare(pool, round, count)
  const waits: Promise<number>[] = []
  const began = performance.now()
  for (let n = 0; n < count; n += 1) {
    const due = began + (n / rate) * 1000
    if (due > performance.now()) await after(due - performance.now())
    const reference = `atm_${round}${n}`
    const event = {
      id: `evt_${reference}`,
      type: 'charge.succeeded',
      movementId: `ch_${n}`,
      reference,
      amountMinor: '5000',
      currency: 'CNY',
    }
    for (let copy = 0; copy < (n % 10 === 0 ? 2 : 1); copy += 1) {
      waits.push(
        send(url, JSON.stringify(event)).then(status => {
          if (status !== 200) throw new Error(`expected 200, got ${status}`)
          return performance.now() - due
        }),
      )
    }
  }
  const times = await Promise.all(waits)
  const { rows } = await pool.query(
    `SELECT count(*)::int AS paid FROM payment.payment_intent WHERE status = 'SUCCEEDED' AND starts_with(id, 'pay_' || $1)`,
    [round],
  )
  if (rows[0].paid !== count) throw new Error(`expected ${count} payments, got ${rows[0].paid}`)
  return times.sort((a, b) => a - b)
}

const at = (times: number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!

async function main(): Promise<void> {
  const load = loadavg()[0]!.toFixed(1)
  const { url, pool } = await open()
  await measure(url, pool, 50, 3)
  const rows: string[] = []
  for (const rate of rates) {
    const times = await measure(url, pool, rate, seconds)
    const shown = [0.5, 0.95, 0.99, 1].map(share => at(times, share).toFixed(1))
    rows.push(`| ${rate} | ${times.length} | ${shown.join(' | ')} |`)
    console.log(rows.at(-1))
  }
  const text = `# Webhooks

\`npm run bench:webhooks\` (WEBHOOKS_RATES, WEBHOOKS_SECONDS): signed webhooks over HTTP to the payment subgraph in a process of its own, at a
steady rate, ${seconds} s each. Every one ends a payment of its own, every tenth comes twice at once. Milliseconds from when a webhook was due
to its 200, which comes after the commit of the event, the payment and what the order system is told.

${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores shared by the subgraph, PostgreSQL, Redis and the sender; ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, load before: ${load}.

| webhooks/s | sent | p50 | p95 | p99 | worst |
|---|---|---|---|---|---|
${rows.join('\n')}

The aim is an answer within 50 ms at p95.
`
  writeFileSync(join(import.meta.dirname, '..', 'results', 'webhooks.md'), text)
}

try {
  await main()
} finally {
  await closers.close()
}
