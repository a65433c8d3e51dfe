import { z } from 'zod'
import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse, validate } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import { checkConfig } from '../config/check.ts'
import { type ChannelDeps, functionsOf, id } from '../deps.ts'
import { merchantExists } from '../store.ts'
import { storeConfig } from './publish.ts'

const createInput = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: z.string().trim().min(1).max(200),
  merchantId: id.nullish(),
})

/** Creates a channel, with its first configuration if one is given. Answers its id. */
export async function createChannel(deps: ChannelDeps, viewer: Viewer, given: { config?: unknown }): Promise<string> {
  const { platform } = deps
  const { code, name, merchantId } = validate(createInput, given)
  const config = given.config == null ? null : checkConfig(given.config, await functionsOf(deps))
  const channelId = newId('chn')
  const { businessId } = viewer
  await inTransaction(platform.prisma, async tx => {
    if (merchantId && !(await merchantExists(tx, businessId, merchantId)))
      throw refuse('NOT_FOUND', `expected a merchant, got ${merchantId}`, ['input', 'merchantId'])
    const createdAt = platform.clock.now()
    const { count } = await tx.channel.createMany({
      data: [{ id: channelId, businessId, code, name, merchantId: merchantId ?? null, createdAt }],
      skipDuplicates: true,
    })
    if (count === 0) throw refuse('CONFLICT', `a channel has the code ${code} already`, ['input', 'code'])
    if (config) await storeConfig(tx, channelId, 1, config, createdAt)
  })
  return channelId
}
