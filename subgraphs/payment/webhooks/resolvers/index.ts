import type { WebhookEventResolvers } from '../../generated/types.ts'
import { webhookEventReplay } from './webhookEventReplay.ts'
import { webhookEvents } from './webhookEvents.ts'

const WebhookEvent: WebhookEventResolvers = {
  replays: ({ id }, _args, { webhooks }) => webhooks.replays.load(id),
}

export const webhookResolvers = { Query: { webhookEvents }, Mutation: { webhookEventReplay }, WebhookEvent }
