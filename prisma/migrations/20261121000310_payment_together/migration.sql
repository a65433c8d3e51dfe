-- As orders.expect_rows: a statement that writes for many requests fails as a whole when one of its parts did not.
CREATE FUNCTION payment.expect_rows(what text, expected bigint, actual bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF actual <> expected THEN
    RAISE EXCEPTION 'expected to write % rows to %, wrote %', expected, what, actual USING ERRCODE = 'check_violation';
  END IF;
  RETURN true;
END $$;
