import { allow, definePermissions } from '#shared/permit.ts'

const operators = allow.roles('OPS')

/** Webhooks as they were received, and their replay. */
export const webhookPermissions = definePermissions({
  Query: { webhookEvents: operators },
  Mutation: { webhookEventReplay: operators },
  WebhookEvent: { '*': operators },
  WebhookReplay: { '*': operators },
  WebhookEventConnection: { '*': operators },
  WebhookEventEdge: { '*': operators },
  WebhookEventReplayPayload: { '*': operators },
})
