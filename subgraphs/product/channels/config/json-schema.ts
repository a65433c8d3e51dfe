import { z } from 'zod'
import { channelConfig } from './schema.ts'

/** The JSON schema of configurations as they are written: what has a default may be left out. */
export function configJsonSchema(): object {
  return {
    title: 'Channel configuration',
    description: 'How the feeds of one supply channel become products. docs/api/channels.md explains it.',
    ...z.toJSONSchema(channelConfig, { io: 'input', target: 'draft-2020-12' }),
  }
}
