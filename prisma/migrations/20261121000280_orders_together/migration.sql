-- A statement that moves many orders at once, with no transaction around it that could be rolled back, checks by this that it
-- moved as many rows as it had to, and fails as a whole when it did not.
CREATE FUNCTION orders.expect_rows(what text, expected bigint, actual bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF actual <> expected THEN
    RAISE EXCEPTION 'expected to write % rows to %, wrote %', expected, what, actual USING ERRCODE = 'check_violation';
  END IF;
  RETURN true;
END $$;
