import { parseArgs } from 'node:util'
import { fixtures } from '../fixtures/index.ts'
import { type Campaign, openCampaign } from './campaign.ts'
import { explain, sameAsReference } from './check.ts'
import { generateOperation } from './generate.ts'
import { stockRunner } from './stock.ts'

/**
 * `npm run fuzz:gateway`: random operations until stopped, or until `--count` of each fixture.
 * `--fixture media` only that one; `--seed 17` from that seed on; `--stock` the stock gateway in place of the engine, whose
 * wrong answers are known and many.
 */
const { values } = parseArgs({
  options: {
    fixture: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    count: { type: 'string', default: 'Infinity' },
    stock: { type: 'boolean', default: false },
  },
})

const chosen = fixtures.filter(({ name }) => !values.fixture || name === values.fixture)
const campaigns = await Promise.all(chosen.map(fixture => (values.stock ? openStock(fixture) : openCampaign(fixture))))
const first = Number(values.seed)
const started = performance.now()
let [checked, failed] = [0, 0]
console.log(`from seed ${first}`)

for (let seed = first; seed < first + Number(values.count); seed++) {
  for (const campaign of campaigns) {
    const failure = await campaign.check(seed)
    checked++
    if (failure) console.log(`\n${failure}\n  (${++failed} of ${checked})`)
  }
  if ((seed - first) % 50 === 49) progress(seed)
}
progress(first + Number(values.count) - 1)
for (const campaign of campaigns) await campaign.close()
process.exitCode = failed ? 1 : 0

function progress(seed: number): void {
  const paths = campaigns.map(({ paths }, index) => {
    const share = (100 * paths.splice) / Math.max(1, paths.splice + paths.general)
    return `${chosen[index]!.name} ${share.toFixed(0)} %`
  })
  const perSecond = checked / ((performance.now() - started) / 1000)
  console.log(
    `seed ${seed}: ${checked} operations, ${perSecond.toFixed(0)}/s, ${failed} wrong; spliced: ${paths.join(', ')}`,
  )
}

async function openStock(fixture: (typeof fixtures)[number]): Promise<Campaign> {
  const runner = await stockRunner(fixture)
  return {
    paths: { splice: 0, general: 0 },
    async check(seed) {
      const operation = generateOperation(fixture.merged, fixture.samples, seed)
      const check = sameAsReference(fixture, runner)
      return (await check(operation)) && `${fixture.name}, seed ${seed}\n${await explain(fixture, check, operation)}`
    },
    close: () => runner.close(),
  }
}
