import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROLES } from '#shared/auth.ts'
import { permissionMatrix } from '#shared/permit.ts'
import { SUBGRAPHS } from '#shared/serve.ts'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { type OpenedSubgraphs, openSubgraphs } from '../subgraphs.ts'

let world: TestWorld
let opened: OpenedSubgraphs
beforeAll(async () => {
  world = await createTestWorld()
  opened = await openSubgraphs({ shared: world.shared, names: SUBGRAPHS, remotes: {}, secret: 'x'.repeat(32) })
})
afterAll(async () => {
  await opened.close()
  await world.close()
})

/** One column per role: the letter when it may, a dot when not, and the conditions behind it where there are any. */
const LETTERS: Record<(typeof ROLES)[number], string> = {
  ANONYMOUS: 'n',
  SHOPPER: 's',
  CREATOR: 'c',
  MERCHANT: 'm',
  PARTNER: 'p',
  AGENT: 'a',
  FINANCE: 'f',
  OPS: 'o',
  ADMIN: 'D',
  SERVICE: 'V',
}

it('gives each role exactly the fields that were reviewed', async () => {
  const lines: string[] = []
  for (const subgraph of opened.subgraphs) {
    for (const [field, row] of Object.entries(await permissionMatrix(subgraph.schema))) {
      const conditions = new Set(ROLES.map(role => row[role]).filter(access => access.startsWith('when')))
      const columns = ROLES.map(role => (row[role] === 'deny' ? '.' : LETTERS[role])).join('')
      lines.push(`${subgraph.name.padEnd(16)} ${field.padEnd(48)} ${columns} ${[...conditions].join(' ')}`.trimEnd())
    }
  }
  const head = ROLES.map(role => `# ${LETTERS[role]} ${role}`).join('\n')
  const text = `# What each role may read or do, field by field: the answer of the real guards. A change here is a decision to review.\n# npx vitest run gateway/test/permissions.test.ts -u writes it anew.\n${head}\n\n${lines.sort().join('\n')}\n`
  await expect(text).toMatchFileSnapshot('../../schema/permissions.matrix')
})
