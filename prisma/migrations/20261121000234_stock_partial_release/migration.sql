-- A reservation is for what it was made for, and moves only forward; one that was given back stays so. Some of its units can
-- be given back before the others: its quantity shrinks, and never to nothing.
CREATE OR REPLACE FUNCTION product.guard_reservation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.order_line_id, NEW.order_id, NEW.business_id, NEW.sku_id)
     IS DISTINCT FROM (OLD.order_line_id, OLD.order_id, OLD.business_id, OLD.sku_id) OR NEW.quantity NOT BETWEEN 1 AND OLD.quantity THEN
    RAISE EXCEPTION 'what % reserves is fixed', OLD.order_line_id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('RESERVED','CLAIMED'), ('RESERVED','RELEASED'), ('RESERVED','EXPIRED'), ('CLAIMED','RELEASED'),
    ('EXPIRED','RESERVED'), ('EXPIRED','CLAIMED'), ('EXPIRED','RELEASED')
  ) THEN
    RAISE EXCEPTION 'reservation % cannot move from % to %', OLD.order_line_id, OLD.status, NEW.status USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
