import { z } from 'zod'
import { payload, validate } from '#shared/errors.ts'
import type { ProductContext } from '../../context.ts'
import { requestRebuild } from '../rebuild.ts'
import { readRebuild } from '../store.ts'

const input = z.object({ reason: z.string().trim().min(1).max(500) })

export const searchIndexRebuild = (_: unknown, args: { input: unknown }, { deps, viewer }: ProductContext) =>
  payload(async () => {
    const { reason } = validate(input, args.input)
    const id = await requestRebuild(deps, { reason, requestedBy: viewer.id ?? 'admin' })
    return { rebuild: await readRebuild(deps.platform, id) }
  })
