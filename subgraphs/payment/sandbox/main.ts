import { readSandboxEnv } from './env.ts'
import { startSandbox } from './server.ts'

const sandbox = await startSandbox(readSandboxEnv())
console.log(`sandbox payment provider listens at ${sandbox.url}`)

const stop = () => void sandbox.close().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// Started by npm start, it ends with its parent, however that ended.
process.once('disconnect', stop)
