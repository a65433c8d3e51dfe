import { spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { writeGraph } from './graph/write.ts'
import { startHelper } from './processes.ts'
import { bodyOf, queries } from './queries.ts'
import { supergraphFile } from './graph/files.ts'
const [, , name = 'entity', seconds = '8', ...extra] = process.argv
const folder = '/tmp/fg/benchgraph'
import { mkdirSync, rmSync } from 'node:fs'
rmSync(folder, { recursive: true, force: true }); mkdirSync(folder, { recursive: true })
const graph = await writeGraph(folder)
const sub = await startHelper('servers/subgraphs.ts', [folder], '1')
const gw = spawn('taskset', ['-c', '0', process.execPath, ...(process.env.PROF ? ['--cpu-prof', '--cpu-prof-dir=/tmp/fg/prof'] : []), ...(process.env.FLAGS?.split(' ') ?? []), 'gateway/standalone.ts', '--supergraph', supergraphFile(folder), '--port', '4777', '--log', 'warn', '--max-cost', '1000000', ...extra, ...graph.subgraphs.flatMap(s => ['--subgraph', `${s.name}=${process.env.UNIX ? `unix:${s.socketPath}:/graphql` : s.url}`])], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
for (;;) { try { await fetch('http://127.0.0.1:4777/healthz'); break } catch { await new Promise(r => setTimeout(r, 100)) } }
const query = queries.find(q => q.name === name)!
import { readFileSync } from 'node:fs'
const cpu = () => { const f = readFileSync(`/proc/${gw.pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
const load = async (s: number) => { let i = 0; const c0 = cpu(); const r: any = await autocannon({ url: 'http://127.0.0.1:4777/graphql', connections: 64, duration: s, method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, setupClient: (client: any) => { client.setBody(bodyOf(query, i++)); client.on('response', () => client.setBody(bodyOf(query, i++ % 500))) } } as any); return { rps: r.requests.average, cpuUs: Math.round(((cpu() - c0) * 1000) / r.requests.total), non2xx: r.non2xx, p99: r.latency.p99 } }
console.log(name, 'warm', await load(4))
console.log(name, await load(Number(seconds)))
gw.kill('SIGTERM'); await once(gw, 'exit'); sub.child.kill(); process.exit(0)
