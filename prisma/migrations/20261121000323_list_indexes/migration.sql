-- Webhooks that could not be used are few among those that could.
CREATE INDEX webhook_event_unapplied ON payment.webhook_event (business_id, state, received_at DESC, id DESC) WHERE state <> 'APPLIED';
