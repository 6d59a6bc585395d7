-- Once no law asks for it any more, a document forgets who its buyer was, and what they had written on it. The database knows the shortest time
-- any of our countries has; the exact one is kept by the retention job. Nothing else about a document ever changes.
CREATE OR REPLACE FUNCTION invoice_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beside CONSTANT text[] := ARRAY[
    'settled_minor', 'reminded_at', 'reminders', 'payer_id', 'company_id', 'account_id', 'language'];
  persons CONSTANT text[] := ARRAY['name', 'contact', 'email', 'organisationNumber'];
  part text;
BEGIN
  IF TG_OP = 'DELETE' OR
     to_jsonb(NEW) - beside - ARRAY['buyer', 'reference'] IS DISTINCT FROM
     to_jsonb(OLD) - beside - ARRAY['buyer', 'reference'] OR
     NEW.buyer - persons IS DISTINCT FROM OLD.buyer - persons
  THEN
    RAISE EXCEPTION 'an invoice is never changed: credit it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.reference IS DISTINCT FROM OLD.reference
     AND (NEW.reference <> '' OR OLD.issued_on > current_date - interval '5 years')
  THEN
    RAISE EXCEPTION 'the reference of an invoice is kept as long as the law asks'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  FOREACH part IN ARRAY persons LOOP
    IF NEW.buyer->part IS DISTINCT FROM OLD.buyer->part
       AND (NEW.buyer->>part IS DISTINCT FROM '' OR OLD.issued_on > current_date - interval '5 years')
    THEN
      RAISE EXCEPTION 'the buyer of an invoice is kept as long as the law asks'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
