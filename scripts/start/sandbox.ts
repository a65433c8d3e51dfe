import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { childEnvironment } from '../embedded/env.ts'
import { freePort } from '../embedded/ports.ts'
import { DAMAGED, type Managed, manage } from '../embedded/processes.ts'

export interface RunningSandbox extends Managed {
  url: string
}

/**
 * Starts the sandbox payment provider as a process of its own, as a real provider is. It ends by itself when this
 * process does, however that ends.
 */
export async function startSandbox(options: {
  home: string
  webhookUrl: string
  secret: string
}): Promise<RunningSandbox> {
  const file = join(import.meta.dirname, '..', '..', 'subgraphs', 'payment', 'sandbox', 'main.ts')
  if (!existsSync(file)) throw new Error(`expected the sandbox provider at ${file}`)
  const port = await freePort()
  const child = fork(file, [], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: childEnvironment({
      SANDBOX_PORT: String(port),
      SANDBOX_DATA: join(options.home, 'sandbox.sqlite'),
      SANDBOX_WEBHOOK_URL: options.webhookUrl,
      SANDBOX_SECRET: options.secret,
    }),
  })
  const managed = manage(child, 'SIGTERM')
  const url = `http://127.0.0.1:${port}`
  const failed = managed.ended.then(how => Promise.reject(new Error(`the sandbox provider ${how}. ${DAMAGED}`)))
  failed.catch(() => {})
  try {
    await Promise.race([untilHealthy(url), failed])
  } catch (error) {
    await managed.stop()
    throw error
  }
  return { url, ...managed }
}

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      if ((await fetch(`${url}/healthz`)).ok) return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  throw new Error(`the sandbox provider did not answer at ${url}/healthz within five seconds`)
}
