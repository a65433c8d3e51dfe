import { parseArgs } from 'node:util'
import { soakOverHttp } from './over-http.ts'
import { soak } from './soak.ts'

/** `npm run soak:gateway`: memory under many operations and requests, of the engine or (`--over http`) of the whole gateway. */
const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '200000' },
    requests: { type: 'string', default: '2000000' },
    over: { type: 'string', default: 'memory' },
  },
})
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
const run = values.over === 'http' ? soakOverHttp : soak
const { early, late } = await run({
  operations: Number(values.operations),
  requests: Number(values.requests),
  progress: (done, bytes) => console.log(`${done} done, heap ${megabytes(bytes)}`),
})
console.log(`heap after a tenth ${megabytes(early)}, at the end ${megabytes(late)}`)
// The caches are full after the first tenth: what is added later is a leak.
if (late > early * 1.2) {
  console.error('the heap has grown')
  process.exit(1)
}
