-- Refunds whose money may have been given more than once: there are few, however many refunds there are.
CREATE INDEX order_refund_log_again ON orders.order_refund_log (refund_id)
  WHERE kind = 'SETTLED' OR (kind = 'SUCCEEDED' AND attempt > 1);
