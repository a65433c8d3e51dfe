-- Orders in two states at once, in which few are or none: the other states are read in the index, the orders are not.
CREATE INDEX sales_order_unsettled_new ON orders.sales_order
  (business_id, payment_status, created_at DESC, id DESC, status, fulfilment_status) WHERE payment_status <> 'PAID';
DROP INDEX orders.sales_order_unsettled;
ALTER INDEX orders.sales_order_unsettled_new RENAME TO sales_order_unsettled;

CREATE INDEX sales_order_unsent_new ON orders.sales_order
  (business_id, fulfilment_status, created_at DESC, id DESC, status, payment_status) WHERE fulfilment_status <> 'FULFILLED';
DROP INDEX orders.sales_order_unsent;
ALTER INDEX orders.sales_order_unsent_new RENAME TO sales_order_unsent;

-- Closed ones are many, and hardly any of them is paid.
CREATE INDEX sales_order_closed ON orders.sales_order (business_id, payment_status, created_at DESC, id DESC) WHERE status = 'CLOSED';
