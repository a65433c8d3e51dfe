import { z } from 'zod'
import { hasRole, type Viewer } from '#shared/auth.ts'
import { refuse, validate } from '#shared/errors.ts'
import type { Platform } from '#shared/platform.ts'
import { type ChannelFunctions, loadFunctions } from './functions/registry.ts'
import type { ChannelStore } from './store.ts'

export interface ChannelDeps {
  platform: Platform
  /** Feeds given by path lie below this folder; without it none is accepted. */
  importRoot?: string | undefined
  /** Modules of channel functions, as addresses that `import` takes. */
  channelFunctions?: readonly string[] | undefined
  /** Hosts that feeds may be fetched from although they are not public. */
  feedHosts?: readonly string[] | undefined
  /** Where clients reach this subgraph's uploads and reports; default: where they reach the graph. */
  feedsUrl?: string | undefined
}

const loaded = new WeakMap<ChannelDeps, Promise<ChannelFunctions>>()

/** The channel functions of this process. */
export function functionsOf(deps: ChannelDeps): Promise<ChannelFunctions> {
  const known = loaded.get(deps) ?? loadFunctions(deps.channelFunctions ?? [])
  loaded.set(deps, known)
  return known
}

/** A merchant sends feeds; files on the server are the operator's. */
export function importRootOf({ importRoot }: ChannelDeps, viewer: Viewer): string | undefined {
  return hasRole(viewer, 'OPS') ? importRoot : undefined
}

export const id = z.string().min(1).max(64)

export async function knownChannel(channels: ChannelStore, channelId: string) {
  const channel = await channels.channel(validate(id, channelId, ['input', 'channelId']))
  if (!channel) throw refuse('NOT_FOUND', `expected a channel, got ${channelId}`, ['input', 'channelId'])
  return channel
}
