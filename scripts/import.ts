import { parseArgs } from 'node:util'
import { createClient } from './client/client.ts'
import { readClientEnv } from './client/env.ts'
import { operatorToken } from './client/operator.ts'
import { importFile } from './import/run.ts'

/**
 * `npm run import -- --channel <code or id> --file <feed>`: uploads a feed to a running graph (GRAPH_URL), imports it and
 * shows how far it is and what came of it. `--error-policy`, `--snapshot-at`; GRAPH_TOKEN is an operator's token, which a
 * graph of `npm start` does not need. Exit code 1: the import failed; 2: it was not understood.
 */
const USAGE =
  'npm run import -- --channel <code or id> --file <feed> [--error-policy REJECT_FAILED_ROWS] [--snapshot-at <time>]'

function readArguments() {
  const { values } = parseArgs({
    options: {
      channel: { type: 'string' },
      file: { type: 'string' },
      'error-policy': { type: 'string', default: 'REJECT_FAILED_ROWS' },
      'snapshot-at': { type: 'string' },
    },
  })
  const { channel, file } = values
  if (!channel || !file) throw new Error('expected --channel and --file')
  return { channel, file, errorPolicy: values['error-policy'], snapshotAt: values['snapshot-at'] ?? null }
}

async function main(): Promise<void> {
  const env = readClientEnv()
  const run = createClient(env.url, await operatorToken(env))
  const succeeded = await importFile({ ...options!, url: env.url, run, out: process.stdout })
  if (!succeeded) process.exitCode = 1
}

let options: ReturnType<typeof readArguments> | undefined
try {
  options = readArguments()
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (!options) console.error(USAGE)
  process.exitCode = options ? 1 : 2
}
