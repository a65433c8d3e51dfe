-- In a transaction of its own: the rows are read while refunds go on.
ALTER TABLE orders.order_refund VALIDATE CONSTRAINT order_refund_status;
ALTER TABLE orders.order_refund VALIDATE CONSTRAINT order_refund_return;
ALTER TABLE orders.order_refund VALIDATE CONSTRAINT order_refund_attempts;
