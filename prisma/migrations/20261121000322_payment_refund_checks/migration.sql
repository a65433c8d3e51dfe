-- In a transaction of its own: the rows are read while payments go on.
ALTER TABLE payment.payment_intent VALIDATE CONSTRAINT payment_intent_refunded;
