import { readSandboxEnv } from './env.ts'
import { type RunningSandbox, startSandbox } from './server.ts'

const sandbox = await start()
console.log(`sandbox payment provider listens at ${sandbox.url}`)

const stop = () => void sandbox.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// Started by npm start, it ends with its parent, however that ended.
process.once('disconnect', stop)

async function start(): Promise<RunningSandbox> {
  try {
    return await startSandbox(readSandboxEnv())
  } catch (error) {
    console.error(`The sandbox provider did not start: ${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}
